import { policyToken } from '../model/artifact.ts';
import { assetUrl } from '../model/facts.ts';
import { escapeHtml, scriptJson, styleBody } from '../text/escape.ts';
import { labelsFor } from '../text/labels.ts';

/** What every page of ours is made of; paths are absolute, and become symbolic URLs. */
export interface DocumentParts {
  readonly lang: string;
  /** Classes of `<html>`. */
  readonly classes: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly authors: readonly string[];
  /** Elements of the head beyond these, as HTML. */
  readonly head: string;
  readonly stylesheets: readonly string[];
  readonly styles: readonly string[];
  readonly body: string;
  readonly config: unknown;
  readonly scripts: readonly string[];
  /** Browser parts and data that wait until somebody asks for them: name and path. */
  readonly parts: readonly Part[];
}

/** See `src/runtime/parts.ts`. */
export interface Part {
  readonly name: string;
  readonly path: string;
}

/** A stage seen from the front. In the page itself: without one, browsers ask the server's root for an icon. */
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230a5c7d'/%3E%3Cpath d='M3 4h10v5H3zM2 11h12v2H2z' fill='%23fff'/%3E%3C/svg%3E";

/** One page as a document. The policy stands first, before anything that it governs. */
export function renderDocument(parts: DocumentParts): string {
  const meta = (name: string, content: string): string =>
    content ? `<meta name="${name}" content="${escapeHtml(content)}">\n` : '';
  return `<!doctype html>
<html lang="${escapeHtml(parts.lang)}" class="${escapeHtml(parts.classes.join(' '))}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyToken}">
<meta http-equiv="x-dns-prefetch-control" content="off">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(parts.title)}</title>
<link rel="icon" href="${icon}">
${meta('description', parts.description)}${meta('author', parts.authors.join(', '))}${parts.head}${parts.stylesheets
  .map((path) => `<link rel="stylesheet" href="${assetUrl(path)}">\n`)
  .join('')}${parts.styles.map((css) => `<style>${styleBody(css)}</style>\n`).join('')}</head>
<body>
<p class="unzip">${escapeHtml(labelsFor(parts.lang).unzip)}</p>
${parts.body}
<script type="application/json" id="estrade">${scriptJson(parts.config)}</script>
${parts.parts
  .map(({ name, path }) => `<script type="text/plain" data-part="${name}" data-src="${assetUrl(path)}"></script>\n`)
  .join('')}${parts.scripts.map((path) => `<script src="${assetUrl(path)}"></script>\n`).join('')}</body>
</html>
`;
}

import { createHash } from 'node:crypto';

/**
 * What every page may do, and nothing wider. Inline styles are needed by print's `@page` and by
 * auto-animate, WebAssembly by the lab. https://www.w3.org/TR/CSP3/
 */
const directives = {
  'default-src': "'none'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'media-src': "'self' data: blob:",
  'font-src': "'self' data:",
  'frame-src': "'self' blob:",
  'worker-src': 'blob:',
  'base-uri': "'none'",
  'form-action': "'none'",
};

/**
 * The Content-Security-Policy of a page. `inlineScripts` are the bodies of the scripts that stand in
 * the page itself; `files` says whether it also loads scripts from beside it.
 */
export function policy(inlineScripts: readonly string[], files: boolean): string {
  const scripts = [...(files ? ["'self'"] : []), "'wasm-unsafe-eval'", ...new Set(inlineScripts.map(scriptHash))];
  const { 'default-src': fallback, ...rest } = directives;
  return Object.entries({ 'default-src': fallback, 'script-src': scripts.join(' '), ...rest })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** Hash source of an inline script, over its text as an HTML parser hands it on: line ends are normalised. */
function scriptHash(body: string): string {
  const parsed = body.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
  return `'sha256-${createHash('sha256').update(parsed, 'utf8').digest('base64')}'`;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { createHighlighter as createStock, type LanguageRegistration } from 'shiki';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHighlighter, escapeHtml } from './highlighter.ts';
import { classesOf, classTheme } from './theme.ts';

const root = join(import.meta.dirname, '../../..');
const library = join(root, 'lib');

/** Real files, a few thousand lines of them. */
const corpus: Readonly<Record<string, readonly string[]>> = {
  typescript: [...files('node_modules/zod/src/v4/core', '.ts', 1), ...files('src/model', '.ts', 20)],
  json: [
    'package.json',
    'tsconfig.json',
    ...['shiki', 'zod', 'yaml', 'esbuild', 'chokidar'].map((name) => `node_modules/${name}/package.json`),
  ],
  yaml: [
    'fastest-levenshtein/.travis.yml',
    'siginfo/.travis.yml',
    '@ungap/structured-clone/.github/workflows/node.js.yml',
  ].map((name) => `node_modules/${name}`),
  shellscript: files('node_modules/playwright-core/bin', '.sh', 20),
  css: files('node_modules/reveal.js/dist', '.css', 3),
  html: ['node_modules/reveal.js/index.html'],
};

const dockerfile = `# syntax=docker/dockerfile:1
ARG NODE_VERSION=24
FROM --platform=$BUILDPLATFORM node:\${NODE_VERSION}-slim AS build
WORKDIR /app
COPY --chown=node:node package.json ./
RUN --mount=type=cache,target=/root/.npm npm ci \\
    # un commentaire
    && for f in *.js; do echo "$f"; done
RUN <<EOF
set -e
apt-get update
EOF
HEALTHCHECK --interval=5s CMD curl -f http://localhost/ || exit 1
CMD ["node", "serveur.js"]`;

function files(folder: string, extension: string, count: number): string[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(extension));
  return names
    .sort()
    .slice(0, count)
    .map((name) => `${folder}/${name}`);
}

const read = (path: string) => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');

/** The lines as shiki makes them with the same theme. */
async function stockLines(
  languages: (LanguageRegistration | string)[],
  name: string,
  codes: readonly string[],
): Promise<string[][]> {
  const theme = { ...classTheme(), type: 'light' as const };
  const stock = await createStock({ langs: languages as string[], themes: [theme] });
  const options = {
    lang: name as never,
    theme: theme.name as never,
    tokenizeTimeLimit: 0,
    tokenizeMaxLineLength: 5001,
  };
  const made = codes.map((code) => stock.codeToTokensBase(code, options).map(lineOf));
  stock.dispose();
  return made;
}

function lineOf(tokens: readonly { content: string; color?: string }[]): string {
  const runs: { name: string; text: string }[] = [];
  for (const { content, color = '' } of tokens) {
    const name = classesOf([color])[0] ?? '';
    const last = runs.at(-1);
    if (last?.name === name) last.text += content;
    else runs.push({ name, text: content });
  }
  return runs
    .map(({ name, text }) =>
      name && text.trim() ? `<span class="${name}">${escapeHtml(text)}</span>` : escapeHtml(text),
    )
    .join('');
}

describe('highlighter', () => {
  const highlighter = createHighlighter(library);
  beforeAll(() => highlighter.prepare());

  it.each(Object.entries(corpus))('colours %s as shiki does', async (language, paths) => {
    const codes = paths.map(read);
    expect(codes.join('').length).toBeGreaterThan(1000);
    const expected = await stockLines([language], language, codes);
    for (const [index, code] of codes.entries())
      expect(highlighter.lines(code, language), paths[index]).toEqual(expected[index]);
  });

  it('colours a Dockerfile as shiki does with the same grammar', async () => {
    const grammars = ['shellscript', 'docker'].map(
      (name) => JSON.parse(readFileSync(join(library, `grammars/${name}.json`), 'utf8')) as LanguageRegistration,
    );
    expect([highlighter.lines(dockerfile, 'docker')]).toEqual(await stockLines(grammars, 'docker', [dockerfile]));
  });

  it('colours a block the same whatever came before it', async () => {
    const markdown = '# T\n\n```ts\nconst a: number = 1;\n```';
    const first = createHighlighter(library);
    await first.prepare();
    const alone = first.lines(markdown, 'markdown');
    expect(alone[3]).toContain('t-k');
    const second = createHighlighter(library);
    await second.prepare();
    second.lines('const b = 2;', 'typescript');
    second.lines('no fence', 'markdown');
    expect(second.lines(markdown, 'markdown')).toEqual(alone);
  });

  it('keeps every character of the code', () => {
    const decode = (html: string) =>
      html
        .replace(/<[^>]*>/g, '')
        .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&');
    const pieces = ['\n', '"', "'", '$(', '`', '# ', '{', '<<E\n', 'é', '😀', '\u{F0000}', ' \\\n', 'RUN ', '&lt;'];
    const piece = fc.oneof(fc.string(), fc.constantFrom(...pieces));
    fc.assert(
      fc.property(
        fc.array(piece),
        fc.constantFrom('shellscript', 'docker', 'yaml', 'html', undefined),
        (parts, language) => {
          const code = parts.join('');
          expect(highlighter.lines(code, language).map(decode).join('\n')).toBe(code);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('shows very long lines plain', () => {
    const long = `const a = "${'x'.repeat(6000)}";`;
    expect(highlighter.lines(`${long}\nconst b = 1;`, 'javascript')).toEqual([long, expect.stringContaining('t-k')]);
  });

  it('reads every grammar of the library', { timeout: 60_000 }, () => {
    // Those with many others inside (org, typst …) take long, and those others are in the list themselves.
    const names = Object.entries(highlighter.index.languages).filter(([, { needs }]) => needs.length < 10);
    expect(names.length).toBeGreaterThan(200);
    for (const [name] of names) {
      expect(highlighter.lines('a = "b" # c\n', name), name).toHaveLength(2);
    }
  });
});

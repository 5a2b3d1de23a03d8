import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownThemes, readStyles, rootProperties, themesFolder } from './testing/palette.ts';

const root = join(import.meta.dirname, '../../..');
const built = join(root, 'lib/themes');

const names = (text: string, pattern: RegExp): Set<string> =>
  new Set([...text.matchAll(pattern)].map(([, name]) => name!));
const declared = (css: string): Set<string> => names(css, /(--[\w-]+)\s*:/g);
/** Properties that are asked for without a value for the case that they are not there. */
const required = (css: string): Set<string> => names(css, /var\(\s*(--[\w-]+)\s*\)/g);

/** Properties that pages get as `style` attributes, from the program, the browser code or reveal. */
const inline = (): Set<string> => {
  const ours = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const sources = ours.map((name) => readFileSync(join(root, 'src', name), 'utf8'));
  const reveal = readFileSync(join(root, 'node_modules/reveal.js/dist/reveal.js'), 'utf8');
  return names([...sources, reveal].join('\n'), /["'`\s](--[a-z][\w-]*)/g);
};

describe('custom properties', () => {
  const sheets = readdirSync(built).filter((name) => name.endsWith('.css'));
  const set = inline();

  it('are looked for in every theme that is shipped', () => {
    expect(sheets).toEqual(expect.arrayContaining(['black.css', ...ownThemes.map((name) => `${name}.css`)]));
  });

  // Rules of `kind-reveal` stand in our own themes too, and apply to nothing there.
  it.each(sheets)('that a rule asks for are defined in %s', (sheet) => {
    const css = readFileSync(join(built, sheet), 'utf8');
    const known = declared(css);
    const foreign = (name: string): boolean => ownThemes.includes(basename(sheet, '.css')) && name.startsWith('--r-');
    expect([...required(css)].filter((name) => !known.has(name) && !set.has(name) && !foreign(name))).toEqual([]);
  });

  it('of themes are all of one set: what one theme sets, `estrade` documents', () => {
    const told = (name: string) => rootProperties(readStyles(join(themesFolder, name, 'theme.css')));
    const documented = told('estrade');
    const others = ownThemes.flatMap((name) => [...told(name).keys()]);
    expect(others.filter((name) => !documented.has(name))).toEqual([]);
    const text = ['estrade/theme.css', 'derived.css', 'scale.css']
      .map((name) => readFileSync(join(themesFolder, name), 'utf8'))
      .join('\n');
    expect([...documented.keys()].filter((name) => !text.includes(`${name}:`))).toEqual([]);
  });
});

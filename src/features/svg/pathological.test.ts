import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compileWith } from '../../../tests/support/feature.ts';
import { prefixIds } from '../../text/svg.ts';
import { cleanDrawing } from './clean.ts';
import { parseDrawing } from './parse.ts';
import { scopeCss } from './style.ts';
import { svg } from './svg.ts';

const folder = mkdtempSync(join(tmpdir(), 'estrade-svg-'));
afterAll(() => rmSync(folder, { recursive: true }));

const drawing = (inside: string, before = ''): string =>
  `${before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inside}</svg>`;

const html = async (text: string): Promise<string> => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'x.svg'), text);
  return (await compileWith([svg()], '![x](x.svg)', folder)).html;
};

describe('a drawing that was made to keep a build busy', () => {
  // Each of these took minutes, or for ever, with patterns that go back and forth.
  it.each([
    ['addresses that never end', `<style>a{x:${'url('.repeat(30_000)}}</style>`],
    ['an address of blanks', `<style>a{x:url(${' '.repeat(100_000)}</style>`],
    ['an attribute of blanks', `<g fill="url(${' '.repeat(100_000)}"/>`],
    ['ids without a rule', `<style>${'#a'.repeat(50_000)}</style>`],
    ['local addresses that never end', `<g fill="${'url(#'.repeat(30_000)}"/>`],
  ])('is read at once: %s', (_, inside) => {
    const parsed = parseDrawing(drawing(inside));
    expect(parsed).toBeDefined();
    if (!parsed) return;
    cleanDrawing(parsed.svg, 'x.svg');
    expect(prefixIds(parsed.svg, 'p-').size).toBe(0);
  });

  it.each([
    ['declarations', '<?xml '.repeat(30_000)],
    ['document types', '<!DOCTYPE '.repeat(15_000)],
    ['brackets', `<!DOCTYPE[${']'.repeat(50_000)}`],
  ])('is none when it begins with %s that never end', (_, before) => {
    expect(() => parseDrawing(drawing('', before))).not.toThrow();
  });

  it('stays a file when it nests too deep', async () => {
    expect(await html(drawing('<g>'.repeat(20_000)))).toContain('<img');
  });

  it('loses questions within questions', () => {
    expect(scopeCss('@media x{'.repeat(20_000), '#r').length).toBeLessThan(1000);
  });
});

it('reads what stands before a drawing', () => {
  const before = '\uFEFF<?xml version="1.0"?>\n<!-- a > b -->\n<!DOCTYPE svg [ <!ELEMENT x ANY> ]>\n';
  expect(parseDrawing(drawing('<g/>', before))).toBeDefined();
});

it('opens no connection: a template with a root of its own is left out', async () => {
  const inside =
    '<foreignObject><div><template shadowrootmode="open"><link rel="preconnect" href="https://a.test"></template></div></foreignObject>';
  expect(await html(drawing(inside))).not.toMatch(/template|a\.test/);
});

it('leaves no address of another host, however it is written', async () => {
  const inside = `<style>a{fill:url( "https://a.test/(1)" );mask:url('https://a.test/2');x:url(https://a.test/3)}</style>`;
  expect(await html(drawing(inside))).not.toContain('a.test');
});

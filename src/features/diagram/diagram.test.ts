import { join } from 'node:path';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { compileWith, describeFixtures } from '../../../tests/support/feature.ts';
import { visitElements } from '../../text/hast.ts';
import { createFeatures } from '../index.ts';

const library = join(import.meta.dirname, '../../../lib');
const features = createFeatures(library);
const folder = import.meta.dirname;

describeFixtures('diagram', join(folder, 'fixtures'), () => features);

const compile = (lines: readonly string[]) =>
  compileWith(features, `\`\`\`mermaid alt="x"\n${lines.join('\n')}\n\`\`\`\n`, folder);

/** What the picture says, text by text. */
async function textsOf(lines: readonly string[]): Promise<string[] | undefined> {
  const { slide } = await compile(lines);
  if (slide.facts.parts.includes('mermaid')) return undefined;
  const texts: string[] = [];
  visitElements(slide.tree, (element) => {
    if (element.tagName === 'text') texts.push(textOf(element));
    return undefined;
  });
  return texts.sort();
}

describe('what the build draws', () => {
  it.each([
    ['arrows without blanks', ['graph TD', 'A-->B'], ['A', 'B']],
    ['statements on one line', ['graph LR; A-->B; B---C'], ['A', 'B', 'C']],
    ['a label that stands later', ['flowchart LR', 'A --> B', 'B[Serveur]'], ['A', 'Serveur']],
    [
      'signs of the syntax in a label',
      ['flowchart LR', 'A["a [b] {c} --> | #quot;"] --> B'],
      ['B', 'a [b] {c} --> | "'],
    ],
    ['links to subgraphs', ['flowchart LR', 'subgraph g [Groupe]', 'A', 'end', 'g --> B'], ['A', 'B', 'Groupe']],
    [
      'a node that a later subgraph takes in',
      ['flowchart LR', 'A --> B', 'subgraph Groupe', 'B', 'end'],
      ['A', 'B', 'Groupe'],
    ],
    [
      'states in states',
      ['stateDiagram-v2', 'state Marche {', 'a --> b', '}', 'Marche --> c'],
      ['Marche', 'a', 'b', 'c'],
    ],
    ['messages with colons', ['sequenceDiagram', 'A->>B: a: b'], ['A', 'B', 'a: b']],
  ])('%s', async (_, lines, texts) => expect(await textsOf(lines)).toEqual([...texts].sort()));
});

describe('what is left to mermaid in the page, rather than drawn in part', () => {
  it.each([
    ['a cross at the end of a link', ['flowchart LR', 'A --x B']],
    ['a shape that the renderer does not know', ['flowchart LR', 'A[/a/] --> B']],
    ['a link on a node', ['flowchart LR', 'A --> B', 'click A "https://example.org"']],
    ['an icon', ['flowchart LR', 'A[fa:fa-car Auto] --> B']],
    ['a choice', ['stateDiagram-v2', 'state c <<choice>>', 'A --> c']],
    ['participants in a box', ['sequenceDiagram', 'box Ici', 'participant A', 'end', 'A->>B: x']],
    ['a note of a class', ['classDiagram', 'class A', 'note "x"']],
    ['a comment of an attribute', ['erDiagram', 'A {', 'string b "c"', '}']],
    ['another kind', ['pie', '"a" : 1']],
  ])('%s', async (_, lines) => {
    expect(await textsOf(lines)).toBeUndefined();
    expect((await compile(lines)).findings).toEqual([]);
  });
});

describe('what nobody can read is an error, at its line', () => {
  it.each([
    [['flowchart LR', 'A --> B', 'A[x --> B'], 4],
    [['sequenceDiagram', 'A->>B: ok', 'A->>B pas de deux-points'], 4],
    [['pie', '"a" : 1', '"b" 2'], 4],
    [['%% dit', 'gantt', 'section S', 'sans date'], 5],
    [['organigramme LR', 'A --> B'], 2],
  ])('%j', async (lines, line) => {
    const { findings, html } = await compile(lines);
    expect(findings).toMatchObject([{ ruleId: 'diagram-invalid', place: { line } }]);
    expect(html).toContain('<code class="mermaid">');
  });
});

it('two drawings on a slide share no id', async () => {
  const fence = '```mermaid alt="x"\nflowchart LR\nA --> B\n```\n';
  const { html } = await compileWith(features, fence + fence, folder);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of html.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
});

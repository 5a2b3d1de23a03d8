import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { nestColons } from './nested-colons.ts';
import { createMarkdown } from './processor.ts';

describe('containers in containers', () => {
  it.each([
    [':::a\n:::b\n:::\n:::', '::::a\n:::b\n:::\n::::'],
    [':::a\n:::b\n:::c\n:::\n:::\n:::', ':::::a\n::::b\n:::c\n:::\n::::\n:::::'],
    [':::a{x=1}\n:::b\n:::\n\n:::c\n:::\n:::\nfin', '::::a{x=1}\n:::b\n:::\n\n:::c\n:::\n::::\nfin'],
    ['- :::a\n  :::b\n  :::\n  :::', '- ::::a\n  :::b\n  :::\n  ::::'],
    ['> :::a\n> :::b\n> :::\n> :::', '> ::::a\n> :::b\n> :::\n> ::::'],
    ['::::::a\n:::b\n:::\n::::::', '::::::a\n:::b\n:::\n::::::'],
    [':::a\n```md\n:::\n```\n:::', '::::a\n```md\n:::\n```\n::::'],
    [':::a\n```md\n::::b\n::::\n```\n:::', ':::::a\n```md\n::::b\n::::\n```\n:::::'],
    [':::a\n<!--\n:::\n-->\nx\n:::', '::::a\n<!--\n:::\n-->\nx\n::::'],
    ['<!--\n:::\n-->\n:::a\n:::b\n:::\n:::', '<!--\n:::\n-->\n::::a\n:::b\n:::\n::::'],
    [':::a\n:::b\n:::\n:::\n:::', '::::a\n:::b\n:::\n::::\n:::'],
  ])('%j has the outer colons %j', (written, wanted) => {
    expect(nestColons(written).text).toBe(wanted);
  });

  it.each([
    ['one is not closed', ':::a\n:::b\n:::\n'],
    ['what closes nothing follows', ':::a\n:::\n:::\n:::\n'],
    ['they stand in code', '```md\n:::a\n:::b\n:::\n:::\n```\n'],
    ['they stand in code of a file from Windows', '```md\r\n:::a\r\n:::b\r\n:::\r\n:::\r\n```\r\n'],
    ['they follow each other', ':::a\n:::\n\n:::b\n:::\n'],
    ['a closing has other colons', ':::a\n:::b\n:::\n::::\n'],
  ])('nothing changes where %s', (_, written) => {
    expect(nestColons(written)).toEqual({ text: written, shifts: [] });
  });

  it('places are those of the text as it is written', () => {
    const written = ':::a[Un *titre*]{x=1}\nDu `code`\n\n:::b[Deux]\nDu **gras**\n:::\n:::\n\nFin *ici*.\n';
    const found: string[] = [];
    const visit = (node: Nodes): void => {
      const { start, end } = node.position ?? {};
      const line = written.split('\n')[(start?.line ?? 1) - 1]?.slice((start?.column ?? 1) - 1);
      if (node.type === 'text' || node.type === 'inlineCode') {
        const text = written.slice(start?.offset, end?.offset);
        expect(text.replaceAll('`', '')).toBe(node.value);
        expect(line?.startsWith(text)).toBe(true);
        found.push(text);
      }
      if ('children' in node) for (const child of node.children) visit(child);
    };
    const tree = createMarkdown().parse(written);
    visit(tree);
    expect(found).toEqual(['Un ', 'titre', 'Du ', '`code`', 'Deux', 'Du ', 'gras', 'Fin ', 'ici', '.']);
    const [outer] = tree.children;
    expect(written.slice(outer?.position?.start.offset, outer?.position?.end.offset)).toMatch(
      /^:::a[\s\S]*\n:::\n:::$/,
    );
  });
});

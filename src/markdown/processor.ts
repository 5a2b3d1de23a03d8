import type { Root as HastRoot } from 'hast';
import { raw as parseRaw } from 'hast-util-raw';
import type { Html, Root as MdastRoot } from 'mdast';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Extension as MicromarkExtension } from 'micromark-util-types';
import remarkParse from 'remark-parse';
import remarkRehype, { defaultHandlers, type Options as RehypeOptions } from 'remark-rehype';
import { type Processor, unified } from 'unified';
import { VFile } from 'vfile';
import { bareAddresses } from './addresses.ts';
import { commentsOf } from './comments.ts';
import { blockDirectives, closeUpColons, grownLines } from './directives.ts';
import { math } from './math.ts';
import { nestColons, restorePlaces } from './nested-colons.ts';

/** The two halves of the one Markdown chain; what features do stands between and after them. */
export interface Markdown {
  /** Text of one span → Markdown tree. Never throws: every text is Markdown. `math`: a dollar can open a formula. */
  parse(text: string, options?: { readonly math: boolean }): MdastRoot;
  /** Markdown tree → HTML tree, raw HTML parsed, comments kept as comment nodes with their places. */
  toHtml(tree: MdastRoot, text: string): HastRoot;
}

interface Grammar {
  readonly sign: string | RegExp;
  /** Only where formulas are on. */
  readonly math?: true;
  micromark(): MicromarkExtension;
  mdast(): FromMarkdownExtension | FromMarkdownExtension[];
}

/** Grammar beyond CommonMark, switched on only for texts that hold its sign: each costs time everywhere. */
const extensions: readonly Grammar[] = [
  { sign: '|', micromark: gfmTable, mdast: gfmTableFromMarkdown },
  { sign: '~', micromark: gfmStrikethrough, mdast: gfmStrikethroughFromMarkdown },
  { sign: '[^', micromark: gfmFootnote, mdast: gfmFootnoteFromMarkdown },
  { sign: '[', micromark: gfmTaskListItem, mdast: gfmTaskListItemFromMarkdown },
  { sign: /https?:\/\/|www\./i, micromark: () => bareAddresses().micromark, mdast: () => bareAddresses().mdast },
  { sign: '::', micromark: () => blockDirectives().micromark, mdast: () => blockDirectives().mdast },
  { sign: /\$[^$]*\$/, micromark: () => math().micromark, mdast: () => math().mdast, math: true },
];

const toRehype: RehypeOptions = {
  allowDangerousHtml: true,
  clobberPrefix: '',
  footnoteLabel: '',
  handlers: {
    // A comment needs no HTML parser, and the attribute comments of reveal stand on many slides.
    html(state, node: Html) {
      return commentsOf(node) ?? defaultHandlers.html(state, node);
    },
  },
};

/** Makes the chain. It keeps the processors that it builds, one per set of extensions. */
export function createMarkdown(): Markdown {
  const parsers = new Map<number, Processor<MdastRoot>>();
  const rehype = unified().use(remarkRehype, toRehype).freeze();

  const parserFor = (text: string, withMath: boolean): Processor<MdastRoot> => {
    const set = extensions.reduce(
      (bits, { sign, math }, index) => ((withMath || !math) && holds(text, sign) ? bits | (1 << index) : bits),
      0,
    );
    let parser = parsers.get(set);
    if (!parser) {
      const chosen = extensions.filter((_, index) => set & (1 << index));
      parser = unified()
        .use(remarkParse)
        .data(
          'micromarkExtensions',
          chosen.map(({ micromark }) => micromark()),
        )
        .data(
          'fromMarkdownExtensions',
          chosen.map(({ mdast }) => mdast()),
        )
        .freeze() as unknown as Processor<MdastRoot>;
      parsers.set(set, parser);
    }
    return parser;
  };

  return {
    parse(text, { math } = { math: true }) {
      const closed = closeUpColons(text);
      const nested = nestColons(closed);
      const tree = parserFor(text, math).parse(nested.text);
      for (const shifts of [nested.shifts, grownLines(text, closed)]) {
        if (shifts.length > 0) restorePlaces(tree, shifts);
      }
      return tree;
    },
    toHtml(tree, text) {
      const html = rehype.runSync(tree) as unknown as HastRoot;
      // The file is what makes the HTML parser keep places.
      return holdsRaw(html) ? (parseRaw(html, { file: new VFile(text) }) as HastRoot) : html;
    },
  };
}

function holds(text: string, sign: string | RegExp): boolean {
  return typeof sign === 'string' ? text.includes(sign) : sign.test(text);
}

function holdsRaw(node: { type: string; children?: readonly { type: string }[] }): boolean {
  return node.type === 'raw' || (node.children ?? []).some(holdsRaw);
}

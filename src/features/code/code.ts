import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { Feature, FenceWord } from '../../model/feature.ts';
import { addClass } from '../../text/hast.ts';
import { annotate, listAfter, reportMarks } from './annotations.ts';
import { markFence, readBlock } from './block.ts';
import { createHighlighter } from './highlighter.ts';
import { showBlock } from './show.ts';
import { checkUse, checkWords, ownWords } from './words.ts';

/** What the feature needs from outside. */
export interface CodeOptions {
  /** Folder that holds `onig.wasm` and `grammars/`. */
  readonly library: string;
  /** Fence words of the other features: known, but none of this one's business. */
  readonly words: readonly FenceWord[];
}

/**
 * Code blocks, coloured while building.
 *
 * ~~~md
 * ```dockerfile [1|3-4] title="La bonne façon"
 * FROM node
 * ```
 * ~~~
 * →
 * ```html
 * <figure class="code">
 *   <figcaption><span class="code-title">La bonne façon</span></figcaption>
 *   <pre class="code-wrapper stepped has-current"
 *     ><code class="dockerfile" data-line-numbers="1|3-4" data-lines="1"
 *       ><span class="line current"><span class="t-k">FROM</span> node</span>…</code
 *     ><span class="fragment code-step" data-lines="3-4"></span></pre>
 * </figure>
 * ```
 *
 * The info string holds the language, then in any order
 * - `[1-3|5]` or `{1-3|5}`: steps, each highlighting some lines; `[]` numbers the lines, `[10: 3]` from 10
 *   (in decks of reveal-md every kind of brackets numbers them, as reveal does);
 * - `file=demos/Dockerfile`: shows a file of the course, without its `# region` markers;
 *   `region=build` only what stands between `# region build` and `# endregion`, `lines=3-8` those lines;
 * - `title="…"`: text of the tab, else the file's name;
 * - `numbers`, `start=10`: numbered lines (of a file: with its own numbers);
 * - `wrap`: long lines wrap;
 * - `diff`: the first column says `+`, `-` or a space; the rest is code in the language.
 *
 * In courses of ours, `# <1>` at a line's end (or a mark in another language's comment) becomes a badge, and the
 * numbered list after the block its explanations (annotations.ts); with the word `étapes` each is a step.
 *
 * `console` blocks, and those in a shell's language that begin with `$ `, are sessions: commands are
 * coloured, `<span class="prompt">` and `.line.output` tell the rest. Blocks of more than 14 lines get
 * the class `long`, with a line of more than 76 characters `wide`. An author's own
 * `<pre><code class="language-js" data-trim>` is coloured too.
 */
export function code({ library, words }: CodeOptions): Feature {
  const highlighter = createHighlighter(library);
  const known = [...ownWords, ...words];
  return {
    name: 'code',
    fenceWords: ownWords,
    prepare: () => highlighter.prepare(),
    markdown(tree, context) {
      let source: string[] | undefined;
      visit(tree, 'code', (node) => {
        source ??= context.source.split(/\r\n|\r|\n/);
        markFence(node, source);
      });
    },
    html(tree, context) {
      const visitBlocks = (root: Root | Element): void =>
        visit(root, 'element', (pre, index, parent) => {
          if (pre.tagName !== 'pre' || index === undefined || !parent) return;
          const element = onlyCode(pre);
          if (!element) return;
          const block = readBlock(element);
          if (!block) return addClass(pre, 'code-wrapper');
          for (const finding of checkWords(block.info, known, block.placed)) context.report(finding);
          for (const finding of checkUse(block.info, block.placed)) context.report(finding);
          const next = listAfter(parent, index);
          const { shown, explanations } = showBlock(pre, element, block, highlighter, context);
          if (explanations && next) {
            parent.children.splice(index, next.at - index + 1, annotate(shown, next.list, explanations));
            visitBlocks(next.list);
          } else {
            parent.children[index] = shown;
            if (explanations) reportMarks(explanations.marks, explanations);
          }
          return 'skip';
        });
      visitBlocks(tree);
    },
  };
}

/** The `code` of a `pre` that holds nothing else. */
function onlyCode(pre: Element): Element | undefined {
  const [only, ...others] = pre.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return only?.type === 'element' && only.tagName === 'code' && others.length === 0 ? only : undefined;
}

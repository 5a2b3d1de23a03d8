import type { Nodes, Parents, Root } from 'mdast';
import type { SlideContext } from '../../model/feature.ts';
import { addAct, spokenIn } from '../../text/acts.ts';
import { type Fence, readFence } from './fence.ts';
import { readSnippet } from './read.ts';
import { fenceWords } from './words.ts';

/**
 * Reads the runnable fences of a slide, in order: facts, and a mark on what is shown. Takes their `output` fences and
 * the hidden ones out of the tree. What looks like one of them and is none is reported.
 */
export function readFences(tree: Root, context: SlideContext): void {
  const source = context.source.split(/\r\n|\r|\n/);
  const spoken = spokenIn(tree, context);
  const visit = (parent: Parents): void => {
    for (let index = 0; index < parent.children.length; index++) {
      const node = parent.children[index] as Nodes;
      if ('children' in node) visit(node);
      if (node.type !== 'code') continue;
      const fence = readFence(node, source, context);
      if (fence.info.language === 'output') reportIdle(fence, context);
      else if (!fence.has('run')) reportWords(fence);
      else {
        const output = takeOutput(parent, index, source, context);
        if (spoken.has(node)) reportSpoken(fence);
        else if (addSnippet(fence, output?.node.value, context)) parent.children.splice(index--, 1);
      }
    }
  };
  visit(tree);
}

/** @returns whether it is hidden. */
function addSnippet(fence: Fence, output: string | undefined, context: SlideContext): boolean {
  const { node } = fence;
  const snippet = readSnippet(fence, output, context);
  if (!snippet) return false;
  const dataAct = addAct(context.facts, snippet);
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, dataAct } };
  return snippet.hidden;
}

/** The `output` fence that follows, perhaps after a comment, taken out of the tree. */
function takeOutput(
  parent: Parents,
  index: number,
  source: readonly string[],
  context: SlideContext,
): Fence | undefined {
  let at = index + 1;
  while (isComment(parent.children[at])) at++;
  const next = parent.children[at];
  const fence = next?.type === 'code' ? readFence(next, source, context) : undefined;
  if (fence?.info.language !== 'output') return undefined;
  parent.children.splice(at, 1);
  const [word] = fence.info.words;
  if (word)
    fence.report(word, `An \`output\` fence takes no word: \`${word.name}\``, 'Write it on the fence that runs.');
  return fence;
}

function isComment(node: Nodes | undefined): boolean {
  return node?.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(node.value);
}

function reportSpoken(fence: Fence): void {
  const word = fence.info.words.find(({ name }) => name === 'run');
  fence.report(word, 'Speaker notes do not run', 'Move the snippet onto the slide, or take `run` away.');
}

function reportIdle({ node }: Fence, context: SlideContext): void {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  context.report({
    ruleId: 'output-idle',
    reason: 'This `output` fence follows no runnable snippet: it is shown as text',
    fix: 'Write it right after a fence with `run`, or call it `text`.',
    place: { line, column },
  });
}

/** Words that say how a snippet runs, on a fence that does not. */
function reportWords(fence: Fence): void {
  const word = fence.info.words.find(({ name }) => fenceWords.some((own) => own.name === name));
  if (word) {
    fence.report(
      word,
      `The fence word \`${word.name}\` says how a snippet runs, and this fence does not`,
      'Add `run`, or take the word away.',
    );
  }
}

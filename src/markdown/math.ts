import type { CompileContext, Extension as FromMarkdownExtension, Token } from 'mdast-util-from-markdown';
import type { Extension } from 'micromark-util-types';
import { formulaData } from '../text/formula.ts';
import { mathBlock } from './math-block.ts';
import { mathText } from './math-text.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathText: 'mathText';
    mathTextSequence: 'mathTextSequence';
    mathTextData: 'mathTextData';
    mathBlock: 'mathBlock';
    mathBlockFence: 'mathBlockFence';
    mathBlockData: 'mathBlockData';
  }
}

const dollar = 36;

/**
 * Formulas, by Pandoc's rules (https://pandoc.org/MANUAL.html#math): `$x$` in a text, where what follows the
 * opening sign and what stands before the closing one is no space, and no digit follows; `$$x$$` in a text or as a
 * block. Everything else with a dollar (`$HOME et $PATH`, `10 $ et 20 $`) is text.
 *
 * They become nodes `inlineMath` and `math`, and `<code class="math">` in HTML until the feature sets them.
 */
export function math(): { micromark: Extension; mdast: FromMarkdownExtension } {
  return {
    micromark: { text: { [dollar]: mathText }, flow: { [dollar]: mathBlock } },
    mdast: {
      canContainEols: ['inlineMath', 'math'],
      enter: { mathText: enter('inlineMath'), mathBlock: enter('math') },
      exit: { mathText: exit, mathBlock: exit, mathTextData: data, mathBlockData: data },
    },
  };
}

function enter(type: 'inlineMath' | 'math') {
  return function (this: CompileContext, token: Token): void {
    // A node type of our own, which mdast's union does not know.
    this.enter({ type, value: '' } as never, token);
    this.buffer();
  };
}

function exit(this: CompileContext, token: Token): void {
  const value = this.resume().trim();
  const node = this.stack.at(-1) as unknown as { type: string; value: string; data: unknown };
  // In a text, the source tells `$$` from `$`.
  const display = node.type === 'math' || this.sliceSerialize(token).startsWith('$$');
  node.value = value;
  node.data = formulaData(value, display, node.type === 'math');
  this.exit(token);
}

function data(this: CompileContext, token: Token): void {
  this.config.enter['data']?.call(this, token);
  this.config.exit['data']?.call(this, token);
}

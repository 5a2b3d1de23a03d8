import type { Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import { isLineEnd, isSpace } from './codes.ts';

const dollar = 36;
const backslash = 92;

/**
 * A formula that is a block: from `$$` at the start of a line to `$$` at the end of the same or a later one. As
 * in Pandoc it holds no blank line, so that a lone `$$` never takes the rest of its slide.
 */
export const mathBlock: Construct = { name: 'mathBlock', tokenize, concrete: true };

const nextLine: Construct = { tokenize: tokenizeNextLine, partial: true };

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  // The first line may be empty but for the sign.
  let blank = false;

  const opening: State = (code) => {
    effects.enter('mathBlock');
    effects.enter('mathBlockFence');
    effects.consume(code);
    return second;
  };

  const second: State = (code) => {
    if (code !== dollar) return nok(code);
    effects.consume(code);
    return opened;
  };

  const opened: State = (code) => {
    effects.exit('mathBlockFence');
    if (code === dollar) return nok(code);
    // Within a paragraph, only the sign alone ends that; else it is a formula of its text.
    if (this.interrupt) return code === null || isLineEnd(code) ? ok(code) : nok(code);
    return between(code);
  };

  const between: State = (code) => {
    if (code === null) return nok(code);
    if (isLineEnd(code)) return blank ? nok(code) : effects.attempt(nextLine, lineStart, nok)(code);
    if (code === dollar) {
      effects.enter('mathBlockFence');
      effects.consume(code);
      return closing;
    }
    effects.enter('mathBlockData');
    return data(code);
  };

  const lineStart: State = (code) => {
    blank = true;
    return between(code);
  };

  const data: State = (code) => {
    if (code === null || code === dollar || isLineEnd(code)) {
      effects.exit('mathBlockData');
      return between(code);
    }
    if (!isSpace(code)) blank = false;
    effects.consume(code);
    return code === backslash ? escaped : data;
  };

  const escaped: State = (code) => {
    if (code === null || isLineEnd(code)) return data(code);
    effects.consume(code);
    return data;
  };

  const closing: State = (code) => {
    blank = false;
    if (code !== dollar) {
      effects.exit('mathBlockFence').type = 'mathBlockData';
      return between(code);
    }
    effects.consume(code);
    return closed;
  };

  const closed: State = (code) => {
    if (isSpace(code)) {
      effects.consume(code);
      return closed;
    }
    // Something follows: a formula in a text.
    if (code !== null && !isLineEnd(code)) return nok(code);
    effects.exit('mathBlockFence');
    effects.exit('mathBlock');
    return ok(code);
  };

  return opening;
}

/** Goes on to the next line, unless that is not in the same container. */
function tokenizeNextLine(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return (code) => {
    effects.enter('lineEnding');
    effects.consume(code);
    effects.exit('lineEnding');
    return (next) => (this.parser.lazy[this.now().line] ? nok(next) : ok(next));
  };
}

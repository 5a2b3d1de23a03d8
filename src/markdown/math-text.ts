import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import { isLineEnd, isSpace } from './codes.ts';

const dollar = 36;
const backslash = 92;

/** Formulas in a text: `$x$` and `$$x$$`. */
export const mathText: Construct = {
  name: 'mathText',
  tokenize,
  previous(code) {
    return code !== dollar || this.events.at(-1)?.[1].type === 'characterEscape';
  },
};

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let display = false;
  let last: Code = null;

  const consume = (code: Code): void => {
    effects.consume(code);
    last = code;
  };

  const opening: State = (code) => {
    effects.enter('mathText');
    effects.enter('mathTextSequence');
    effects.consume(code);
    return opened;
  };

  const opened: State = (code) => {
    if (code === dollar && !display) {
      display = true;
      effects.consume(code);
      return opened;
    }
    effects.exit('mathTextSequence');
    if (code === dollar || (!display && (code === null || isLineEnd(code) || isSpace(code)))) return nok(code);
    return between(code);
  };

  const between: State = (code) => {
    if (code === null) return nok(code);
    if (isLineEnd(code)) {
      effects.enter('lineEnding');
      consume(code);
      effects.exit('lineEnding');
      return between;
    }
    if (code === dollar) {
      // A sign after a space can only open a formula, and there is none inside another.
      if (!display && (isLineEnd(last) || isSpace(last))) return nok(code);
      effects.enter('mathTextSequence');
      consume(code);
      return display ? closing : closed;
    }
    effects.enter('mathTextData');
    return data(code);
  };

  const data: State = (code) => {
    if (code === null || code === dollar || isLineEnd(code)) {
      effects.exit('mathTextData');
      return between(code);
    }
    consume(code);
    return code === backslash ? escaped : data;
  };

  const escaped: State = (code) => {
    if (code === null || isLineEnd(code)) return data(code);
    consume(code);
    return data;
  };

  // One sign alone in `$$…$$` is part of the formula: `\text{si $x$}`.
  const closing: State = (code) => {
    if (code !== dollar) {
      effects.exit('mathTextSequence').type = 'mathTextData';
      return between(code);
    }
    effects.consume(code);
    return closed;
  };

  const closed: State = (code) => {
    if (!display && code !== null && code >= 48 && code <= 57) return nok(code);
    effects.exit('mathTextSequence');
    effects.exit('mathText');
    return ok(code);
  };

  return opening;
}

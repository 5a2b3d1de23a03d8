import { readFile } from 'node:fs/promises';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import type { PatternScanner, RegexEngine, RegexEngineString } from 'shiki/types';

/** What is used of WebAssembly, whose types Node leaves to the browser's. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: unknown): Promise<{ instance: { exports: never } }>;
};

type Match = NonNullable<ReturnType<PatternScanner['findNextMatchSync']>>;

/**
 * One regular expression of the grammars, compiled once however many rules hold it, with what it last
 * found: a miss from a position holds for every later position of the line, and so does a match that
 * starts at or after it.
 */
interface Pattern {
  readonly source: string;
  /** Asks where the search began (`\G`): nothing that it found can be used again. */
  readonly anchored: boolean;
  scanner: PatternScanner | undefined;
  text: RegexEngineString | undefined;
  from: number;
  match: Match | null;
}

/**
 * Oniguruma behind shiki's engine interface. The engine that shiki ships compiles the patterns of each
 * rule's scanner anew, though most are shared; this one answers the same in less time.
 *
 * @param wasm path of `onig.wasm`
 */
export async function createEngine(wasm: string): Promise<RegexEngine> {
  const bytes = await readFile(wasm);
  const oniguruma = await createOnigurumaEngine({
    instantiator: (imports) => WebAssembly.instantiate(bytes, imports).then(({ instance }) => instance.exports),
  });
  return shareScanners(oniguruma);
}

/** Makes an engine of which equal patterns share one scanner. */
function shareScanners(engine: RegexEngine): RegexEngine {
  const patterns = new Map<string, Pattern>();

  const patternOf = (given: string | RegExp): Pattern => {
    const source = typeof given === 'string' ? given : given.source;
    let pattern = patterns.get(source);
    if (!pattern) {
      pattern = { source, anchored: source.includes('\\G'), scanner: undefined, text: undefined, from: 0, match: null };
      patterns.set(source, pattern);
    }
    return pattern;
  };

  const search = (pattern: Pattern, text: RegexEngineString, from: number): Match | null => {
    if (pattern.text === text && !pattern.anchored && pattern.from <= from) {
      const { match } = pattern;
      if (match === null || startOf(match) >= from) return match;
    }
    pattern.scanner ??= engine.createScanner([pattern.source]);
    pattern.text = text;
    pattern.from = from;
    pattern.match = pattern.scanner.findNextMatchSync(text, from, 0);
    return pattern.match;
  };

  return {
    createString: (text) => engine.createString(text),
    createScanner(sources) {
      const own = sources.map(patternOf);
      return {
        /** The leftmost match; of several, the one of the first pattern. */
        findNextMatchSync(given, from) {
          const text = typeof given === 'string' ? engine.createString(given) : given;
          let best: Match | null = null;
          let index = 0;
          for (let i = 0; i < own.length; i++) {
            const match = search(own[i] as Pattern, text, from);
            if (match === null || (best !== null && startOf(match) >= startOf(best))) continue;
            best = match;
            index = i;
            if (startOf(match) === from) break;
          }
          if (text !== given) (text as { dispose?(): void }).dispose?.();
          return best && { index, captureIndices: best.captureIndices };
        },
        dispose() {},
      };
    },
  };
}

function startOf(match: Match): number {
  return match.captureIndices[0]?.start ?? 0;
}

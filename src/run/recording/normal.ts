import { dirname } from 'node:path';
import { markVariable } from '../environment.ts';
import type { Run } from '../run.ts';
import type { Piece } from './tape.ts';

/** A text that is another one in every run, and what stands for it in a recording. */
export type Substitute = readonly [from: string, to: string];

/**
 * What of a run would be another text in the next one: its folders (`/tmp/estrade-run-…/work` is `/work`), and what it
 * tells its own objects by, alone or behind the names of Compose's projects. And what nobody else is to know: the
 * names and passwords of proxies, which a session needs to reach the network.
 */
export function substitutesOf({ work, environment }: Pick<Run, 'work' | 'environment'>): Substitute[] {
  const nonce = environment[markVariable]?.split(' ').at(-1) ?? '';
  const root = dirname(work);
  return [
    [`${root}/`, '/'],
    [root, '/'],
    ...(nonce
      ? ([
          [`-${nonce}`, ''],
          [nonce, 'run'],
        ] as const)
      : []),
    ...proxyCredentials(environment).map((credentials) => [credentials, ''] as const),
  ].filter((pair): pair is [string, string] => pair[0] !== '');
}

/** `me:secret@` of `http://me:secret@proxy:3128`. */
function proxyCredentials(environment: Readonly<Record<string, string>>): string[] {
  const proxies = Object.entries(environment).filter(([name]) => /_proxy$/i.test(name));
  return proxies.flatMap(([, address]) => /^(?:\w+:\/\/)?([^/]+@)/.exec(address)?.[1] ?? []);
}

/** Puts the substitutes in their places; what stands in columns behind them stays where it was. */
export function normalText(text: string, substitutes: readonly Substitute[]): string {
  return normalPieces([{ at: 0, text }], substitutes)[0]?.text ?? '';
}

/** The same for text that came in pieces: what stands for a text that was cut comes with its first half. */
export function normalPieces(pieces: readonly Piece[], substitutes: readonly Substitute[]): Piece[] {
  if (substitutes.length === 0) return [...pieces];
  const known = new Map(substitutes);
  const pattern = new RegExp([...known.keys()].map(escaped).concat('\\n', ' {2,}').join('|'), 'g');
  const whole = pieces.map(({ text }) => text).join('');
  const matches = [...whole.matchAll(pattern)];
  let next = 0;
  let done = 0;
  let start = 0;
  // How many columns too far to the left the rest of the line stands.
  let missing = 0;
  const replace = (found: string): string => {
    const to = known.get(found);
    if (to !== undefined) missing += found.length - to.length;
    if (to !== undefined) return to;
    const gap = found === '\n' ? '' : ' '.repeat(missing);
    missing = 0;
    return found + gap;
  };
  return pieces.map(({ at, text }) => {
    const end = start + text.length;
    start = end;
    let out = '';
    for (let match = matches[next]; match && match.index < end; match = matches[++next]) {
      const [found] = match;
      out += whole.slice(done, match.index) + replace(found);
      done = match.index + found.length;
    }
    if (done < end) {
      out += whole.slice(done, end);
      done = end;
    }
    return { at, text: out };
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

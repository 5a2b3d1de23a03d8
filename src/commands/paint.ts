import { printable } from './excerpt.ts';

/** Puts a text in a colour, by its SGR code (`31`, `1;33`); '' leaves it plain. */
export type Paint = (code: string, text: string) => string;

/** @param colour whether the terminal shows colours; without it, every text stays as it is. */
export function painter(colour: boolean): Paint {
  return (code, text) => (colour && code !== '' ? `\u001b[${code}m${text}\u001b[0m` : text);
}

/** The colours of what went well, failed, and is to be looked at. */
export const green = '32';
export const red = '1;31';
export const yellow = '33';

/** Of a line of an output, so much is shown. */
export const longestLine = 400;

/** How an output differs from the one that was expected: indented, with its lines coloured. */
export function diffLines(diff: string, paint: Paint): string {
  return diff
    .split('\n')
    .map((line) => {
      const sign = /^[\d ]*([-+]) /.exec(line)?.[1];
      const plain = printable(line.length > longestLine ? `${line.slice(0, longestLine)}…` : line);
      return `    ${paint(sign === '-' ? '31' : sign === '+' ? green : '', plain)}\n`;
    })
    .join('');
}

/** `0.2 s`, `75 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 9950 ? 1 : 0)} s`;
}

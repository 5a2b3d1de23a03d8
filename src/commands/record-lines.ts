import type { ActResult } from '../run/recording/record.ts';
import type { Terminal } from './command.ts';
import { printable } from './excerpt.ts';
import { diffLines, green, painter, red, seconds, yellow } from './paint.ts';
import { count } from './words.ts';

/** What became of an act, beside how it went. */
export type Became = 'recorded' | 'unchanged' | 'played' | 'failed' | 'skipped';

/** An act that was played, as the result says it. */
export interface Told {
  readonly id: string;
  readonly became: Became;
  readonly reason: string | undefined;
  readonly diff: string | undefined;
  readonly milliseconds: number;
}

/** How an act went, and what became of its recording, as plain data. */
export function told({ act, reason, diff, milliseconds }: ActResult, became: Became): Told {
  return { id: act.id, became, reason, diff, milliseconds: Math.round(milliseconds) };
}

const signs: Readonly<Record<Became, readonly [sign: string, colour: string]>> = {
  recorded: ['✔', green],
  unchanged: ['✔', green],
  played: ['·', '2'],
  failed: ['✘', red],
  skipped: ['–', yellow],
};

/** A line for an act, and why it is not recorded: below its chapter, in the words of `verify`. */
export function actLine({ id, became, reason, diff, milliseconds }: Told, colour: boolean): string {
  const [sign, code] = signs[became];
  const paint = painter(colour);
  const head = `  ${paint(code, sign)} ${printable(id)}`;
  if (became === 'failed') {
    return `${head}: ${printable(reason ?? '')}\n${diff === undefined ? '' : diffLines(diff, paint)}`;
  }
  if (became === 'skipped') return `${head}  skipped: ${printable(reason ?? '')}\n`;
  return `${head}  ${paint('2', seconds(milliseconds))}${became === 'unchanged' ? ' (as before)' : ''}\n`;
}

/** The counts of a whole run. */
export interface Sum {
  readonly recorded: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly skipped: number;
  readonly fresh: number;
  readonly removed: number;
  readonly renamed: number;
}

/** What was done in all. */
export function summaryLine(sum: Sum, { colour, signal }: Pick<Terminal, 'colour' | 'signal'>): string {
  const paint = painter(colour);
  const parts = [
    sum.recorded > 0 ? paint(green, `${count(sum.recorded, 'recording')} written`) : '',
    sum.unchanged > 0 ? `${sum.unchanged} as before` : '',
    sum.fresh > 0 ? `${sum.fresh} up to date` : '',
    sum.renamed > 0 ? `${sum.renamed} renamed` : '',
    sum.removed > 0 ? `${sum.removed} removed` : '',
    sum.failed > 0 ? paint(red, `${sum.failed} failed`) : '',
    sum.skipped > 0 ? paint(yellow, `${sum.skipped} skipped`) : '',
  ].filter(Boolean);
  const stopped = signal.aborted ? `${paint(red, 'Stopped.')}\n` : '';
  return `${stopped}${parts.join(', ') || 'There is nothing to record'}.\n`;
}

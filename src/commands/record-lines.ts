import type { ActResult } from '../run/recording/record.ts';
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

export function told({ act, reason, diff, milliseconds }: ActResult, became: Became): Told {
  return { id: act.id, became, reason, diff, milliseconds: Math.round(milliseconds) };
}

const signs: Readonly<Record<Became, readonly [sign: string, colour: string]>> = {
  recorded: ['✔', '32'],
  unchanged: ['✔', '32'],
  played: ['·', '2'],
  failed: ['✘', '31'],
  skipped: ['–', '33'],
};

/** A line for an act, and why it is not recorded. */
export function actLine({ id, became, reason, diff, milliseconds }: Told, colour: boolean): string {
  const [sign, code] = signs[became];
  const paint = (style: string, text: string): string => (colour ? `\u001b[${style}m${text}\u001b[0m` : text);
  const time = became === 'skipped' ? '' : ` ${(milliseconds / 1000).toFixed(1)} s`;
  const note = became === 'unchanged' ? ' (as before)' : became === 'skipped' ? `: skipped. ${reason}` : '';
  const rows = [`  ${paint(code, sign)} ${id}${paint('2', time)}${note}`];
  if (became === 'failed') rows.push(`    ${reason}`, ...(diff?.split('\n').map((line) => `    ${line}`) ?? []));
  return `${rows.join('\n')}\n`;
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

export function summaryLine(sum: Sum): string {
  const parts = [
    sum.recorded > 0 ? `${count(sum.recorded, 'recording')} written` : '',
    sum.unchanged > 0 ? `${sum.unchanged} as before` : '',
    sum.fresh > 0 ? `${sum.fresh} up to date` : '',
    sum.renamed > 0 ? `${sum.renamed} renamed` : '',
    sum.removed > 0 ? `${sum.removed} removed` : '',
    sum.skipped > 0 ? `${sum.skipped} skipped` : '',
    sum.failed > 0 ? `${sum.failed} failed` : '',
  ].filter(Boolean);
  return `${parts.join(', ') || 'There is nothing to record'}.\n`;
}

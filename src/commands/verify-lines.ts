import type { Checked, CheckedChapter, Counts, Drift, Report } from '../run/report/report.ts';
import { countsOf } from '../run/report/report.ts';
import { isUpdatable } from '../run/report/update.ts';
import { printable } from './excerpt.ts';
import { diffLines, green, longestLine, type Paint, painter, red, seconds, yellow } from './paint.ts';
import { count } from './words.ts';

/** How results are told on a terminal. */
export interface Lines {
  started(chapter: string, id: string): string;
  result(chapter: Pick<CheckedChapter, 'name' | 'path'>, checked: Checked): string;
  /** A fence that was updated, and how it differs from what it was. */
  updated(path: string, line: number, id: string, diff: string): string;
  summary(report: Report): string;
}

/** @param colour whether the terminal shows colours; such a one also shows what is running. */
export function createLines(colour: boolean): Lines {
  const paint = painter(colour);
  const clear = colour ? '\r\u001b[K' : '';

  const diff = (text: string): string => diffLines(text, paint);
  const driftLines = (where: string, id: string, drift: Drift): string =>
    `${paint(yellow, '≠')} ${where} ${id}: ${drift.reason}\n${drift.diff === undefined ? '' : diff(drift.diff)}`;

  return {
    started: (chapter, id) => (colour ? `${clear}${paint('2', `▸ ${chapter}/${id} …`)}` : ''),
    updated: (path, line, id, changes) =>
      `${clear}${paint(green, '✎')} ${paint('1', printable(`${path}:${line}`))} ${printable(id)}: its output is updated.\n${diff(changes)}`,
    result({ name, path }, { result, drift, isPreparation }) {
      const { snippet, status, reason, milliseconds } = result;
      const where = paint('1', printable([path, snippet.place?.line, snippet.place?.column].filter(Boolean).join(':')));
      const id = printable(snippet.id);
      const title = `${printable(name)}/${id}`;
      if (status === 'failed') {
        const shown = result.diff === undefined ? ending(result.text) : diff(result.diff);
        const hint =
          isUpdatable(result) && hasStrayEllipsis(snippet.output ?? '', result.text) ? `    ${ellipsis}\n` : '';
        return `${clear}${paint(red, '✘')} ${where} ${id}: ${printable(reason ?? '')}\n${shown}${hint}`;
      }
      if (isPreparation) return clear;
      if (status === 'skipped') return `${clear}${paint(yellow, '–')} ${title}  skipped: ${printable(reason ?? '')}\n`;
      const passed = `${paint(green, '✔')} ${title}  ${paint('2', seconds(milliseconds))}\n`;
      return clear + passed + (drift ? driftLines(where, id, drift) : '');
    },
    summary: (report) => summary(report, paint),
  };
}

const ellipsis = 'In a fence, `…` stands for lines, alone on its own; `‹mot›` stands for a word within one.';

/** Whether `…` was written for the rest of a line: it is itself there. */
function hasStrayEllipsis(expected: string, actual: string): boolean {
  return !actual.includes('…') && expected.split('\n').some((line) => line.includes('…') && line.trim() !== '…');
}

/** The end of an output, where nothing was compared that would show it. */
function ending(text: string): string {
  if (text === '') return '';
  const lines = text.split('\n');
  const shown = lines.slice(-8).map((line) => `    ${printable(line.slice(0, longestLine))}\n`);
  return `${lines.length > 8 ? '    …\n' : ''}${shown.join('')}`;
}

function summary(report: Report, paint: Paint): string {
  const counts: Counts = countsOf(report);
  const { passed, failed, skipped, drifted, updated } = counts;
  const parts = [
    paint(passed > 0 ? green : '', `${passed} passed`),
    updated > 0 ? paint(green, `${updated} updated`) : '',
    failed > 0 ? paint(red, `${failed} failed`) : '',
    skipped > 0 ? paint(yellow, `${skipped} ${report.wasStopped ? 'not run' : 'skipped'}`) : '',
    drifted > 0 ? paint(yellow, `${drifted} unlike ${drifted === 1 ? 'its recording' : 'their recordings'}`) : '',
  ].filter(Boolean);
  const where = report.chapters.length === 1 ? '' : ` in ${count(report.chapters.length, 'chapter')}`;
  const isNewOutput = report.chapters.some(({ snippets }) =>
    snippets.some(({ result, isUpdated, isPreparation }) => !isUpdated && !isPreparation && isUpdatable(result)),
  );
  const lines = [
    ...report.chapters.flatMap(({ problems }) => problems).map((problem) => paint(yellow, printable(problem))),
    report.faulty.length > 0 ? `Not run because of errors: ${report.faulty.map(printable).join(', ')}.` : '',
    report.wasStopped ? paint(red, 'Stopped.') : '',
    `${parts.join(', ')}${where}  ${paint('2', seconds(report.milliseconds))}`,
    isNewOutput ? 'Where the new output is right, `estrade verify --update` writes it into the fence.' : '',
  ];
  return `${lines.filter(Boolean).join('\n')}\n`;
}

import type { Element } from 'hast';
import type { Recording } from '../../model/recording.ts';
import type { Snippet } from '../../model/snippet.ts';
import { fillOutput, outputLines } from '../../text/expected-output.ts';
import { h } from '../../text/hast.ts';
import { labelsFor } from '../../text/labels.ts';
import { recordedState } from '../../text/recording-words.ts';

/** How many rows of a recording are shown where its author did not say which. */
const shownRows = 8;

/** A slide's terminal: longer lines go on in the next row. */
const columns = 88;

/** The terminal under a snippet, as paper, readers and pages without a player have it. */
export function terminalOf(
  snippet: Snippet,
  recording: Recording | undefined,
  isStale: boolean,
  lang: string,
): Element {
  const labels = labelsFor(lang);
  const expected = snippet.output === undefined ? undefined : outputLines(snippet.output).join('\n');
  const recorded = recording?.content.kind === 'terminal' ? recording.content.text : undefined;
  const text = recorded === undefined ? expected : recordedText(recorded, snippet.output, lang);
  const state = recording
    ? recordedState(recording, isStale, lang)
    : expected === undefined
      ? labels.notRecorded
      : labels.expectedOutput;
  const dir = snippet.dir === undefined ? [] : [h('span', { className: ['terminal-dir'] }, [snippet.dir])];
  return h(
    'figure',
    {
      className: ['terminal'],
      dataOf: recording ? 'recorded' : expected === undefined ? 'none' : 'expected',
      ariaLabel: labels.terminalOutput,
    },
    [
      h('figcaption', { className: ['terminal-bar'] }, [...dir, h('span', { className: ['terminal-state'] }, [state])]),
      h('pre', { className: ['terminal-screen'] }, [h('samp', {}, text === undefined ? [] : [text])]),
    ],
  );
}

/** What was recorded: the lines that the author's `output` fence shows, or all where that leaves none out. */
function recordedText(recorded: string, expected: string | undefined, lang: string): string {
  const filled = expected === undefined ? undefined : fillOutput(expected, recorded);
  if (filled !== undefined) return filled;
  const lines = outputLines(recorded);
  // One row more takes no more room than the line that says so.
  if (expected !== undefined || rowsOf(lines) <= shownRows + 1) return lines.join('\n');
  let left = 0;
  while (left < lines.length - 1 && rowsOf(lines.slice(left)) > shownRows) left++;
  return [labelsFor(lang).linesLeft(left), ...lines.slice(left)].join('\n');
}

function rowsOf(lines: readonly string[]): number {
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / columns)), 0);
}

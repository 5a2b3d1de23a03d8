import type { Recording } from '../../model/recording.ts';
import type { SnippetResult } from '../../model/snippet.ts';
import { snippetSource } from '../../text/snippet-source.ts';
import { compareOutput } from '../expectations.ts';
import type { Drift } from './report.ts';
import { maskShapes } from './shapes.ts';

/**
 * Whether what a recording shows is what its snippet gives now. What its `output` fence leaves open in both is no
 * drift, nor are words that vary by their nature: dates, durations, ids, counts.
 *
 * @returns undefined where it does, and where that is not known: the snippet did not run, or failed.
 */
export function driftOf({ snippet, status, exitCode, text }: SnippetResult, recording: Recording): Drift | undefined {
  const { content } = recording;
  if (status !== 'passed' || content.kind !== 'terminal') return undefined;
  if (recording.source !== snippetSource(snippet)) {
    return { reason: 'Its recording was made before the snippet was changed.', diff: undefined };
  }
  if (content.exitCode !== exitCode) {
    const code = (one: number | undefined) => (one === undefined ? 'ran on in the background' : `ended with ${one}`);
    return { reason: `Its recording ${code(content.exitCode)}; now it ${code(exitCode)}.`, diff: undefined };
  }
  // What runs on was cut at a moment of its own.
  if (snippet.until !== undefined) return undefined;
  if (snippet.output !== undefined && compareOutput(snippet.output, content.text).matches) return undefined;
  const { matches, diff } = compareOutput(withoutNumbers(content.text), withoutNumbers(text));
  return matches ? undefined : { reason: 'Its recording shows another output.', diff };
}

/** Words that vary are wildcards, and so are numbers but versions of three parts, whose change is worth knowing. */
function withoutNumbers(text: string): string {
  return maskShapes(text, 'phrase').replace(/(?<![\w.‹])\d+(?:[.,]\d+)?(?!\d|\.\d)/g, '‹nombre›');
}

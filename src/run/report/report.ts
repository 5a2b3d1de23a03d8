import type { SnippetResult } from '../../model/snippet.ts';

/** How what a recording shows differs from what its snippet gave now. */
export interface Drift {
  /** As a sentence. */
  readonly reason: string;
  /** Undefined where the outputs were not compared. */
  readonly diff: string | undefined;
}

/** A snippet that was checked. */
export interface Checked {
  readonly result: SnippetResult;
  readonly drift: Drift | undefined;
  /** It was not asked for: it only prepares those that were. It counts only when it fails. */
  readonly isPreparation: boolean;
  /** Nothing but its output was another one, and its `output` fence has been updated. */
  readonly isUpdated?: boolean;
}

/** A chapter whose snippets were checked. */
export interface CheckedChapter {
  readonly name: string;
  /** Course-relative. */
  readonly path: string;
  readonly snippets: readonly Checked[];
  /** What could not be cleaned up, as sentences. */
  readonly problems: readonly string[];
  readonly milliseconds: number;
}

/** What a check found. */
export interface Report {
  readonly chapters: readonly CheckedChapter[];
  /** Chapters that have errors: nothing of them was run. Course-relative paths. */
  readonly faulty: readonly string[];
  /** What is skipped, and drift, is a failure too. */
  readonly isStrict: boolean;
  readonly wasStopped: boolean;
  readonly milliseconds: number;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly drifted: number;
  readonly updated: number;
}

/** The snippets that count: those that were asked for, and preparation that failed. */
export function reported({ snippets }: CheckedChapter): Checked[] {
  return snippets.filter(({ isPreparation, result }) => !isPreparation || result.status === 'failed');
}

export type Status = SnippetResult['status'] | 'updated';

/** What a report says of a snippet: its result, or that its fence was updated to it. */
export function statusOf({ result, isUpdated }: Checked): Status {
  return isUpdated ? 'updated' : result.status;
}

/** Counts the snippets that were asked for; preparation counts where it failed. */
export function countsOf({ chapters }: Pick<Report, 'chapters'>): Counts {
  const all = chapters.flatMap(reported);
  const having = (status: Status) => all.filter((checked) => statusOf(checked) === status).length;
  return {
    passed: having('passed'),
    failed: having('failed'),
    skipped: having('skipped'),
    updated: having('updated'),
    drifted: all.filter(({ drift }) => drift).length,
  };
}

/** Whether everything that was to be checked ran and was as expected; skips count only where the check is strict. */
export function isGood(report: Report): boolean {
  const { failed, skipped, drifted } = countsOf(report);
  if (failed > 0 || report.faulty.length > 0 || report.wasStopped) return false;
  return !report.isStrict || skipped + drifted === 0;
}

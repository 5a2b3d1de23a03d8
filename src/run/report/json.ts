import { type Checked, countsOf, isGood, type Report, reported, statusOf } from './report.ts';

/** A report as data, for `--json`. Places count from 1; what is not known is left out. */
export function reportJson(report: Report): Record<string, unknown> {
  return {
    ok: isGood(report),
    strict: report.isStrict,
    stopped: report.wasStopped,
    seconds: inSeconds(report.milliseconds),
    counts: countsOf(report),
    notRun: report.faulty,
    chapters: report.chapters.map((chapter) => ({
      name: chapter.name,
      file: chapter.path,
      seconds: inSeconds(chapter.milliseconds),
      snippets: reported(chapter).map((checked) => snippetJson(chapter.path, checked)),
      problems: chapter.problems,
    })),
  };
}

function snippetJson(file: string, checked: Checked): Record<string, unknown> {
  const { result, drift, isPreparation } = checked;
  const { snippet, reason, exitCode, milliseconds, diff } = result;
  const { id, place, hidden } = snippet;
  return {
    id,
    status: statusOf(checked),
    reason,
    file,
    line: place?.line,
    column: place?.column,
    seconds: inSeconds(milliseconds),
    exitCode,
    expectedExitCode: snippet.exit,
    hidden,
    preparation: isPreparation,
    diff,
    drift,
  };
}

/** Milliseconds as reports have times: seconds, to the thousandth. */
export function inSeconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}

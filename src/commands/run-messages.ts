import { type Diagnostic, severityOf } from '../model/diagnostic.ts';
import type { Built } from '../pipeline.ts';
import type { Terminal } from './command.ts';
import { courseLines } from './excerpt.ts';
import { formatDiagnostics } from './report.ts';

/** Warnings about how snippets run: with `rnu`, or with `expect="("`, less is checked than the chapter says. */
const aboutRunning: ReadonlySet<string> = new Set(['snippet-option', 'fence-word-unknown', 'output-idle']);

/**
 * What those who run snippets are to know before: errors, which keep a chapter from running, and what is not understood
 * of how its snippets run. All else is the build's to tell.
 *
 * @param isRun whether a chapter, by its course-relative path, is to run; without it, each is.
 */
export function runMessages({ diagnostics }: Built, isRun?: (path: string) => boolean): Diagnostic[] {
  return diagnostics.filter((message) => {
    if (severityOf(message) === 'error') return true;
    const { ruleId, file } = message;
    return aboutRunning.has(ruleId ?? '') && (isRun === undefined || isRun(file ?? ''));
  });
}

/** Shows them. */
export function tellMessages(messages: readonly Diagnostic[], { course }: Built, { stderr, colour }: Terminal): void {
  stderr(formatDiagnostics(messages, { colour, hints: false, lines: courseLines(course.root) }));
}

import type { Chapter } from './course.ts';
import { type Diagnostic, diagnostic, type Finding } from './diagnostic.ts';
import type { SlideFinding } from './slide.ts';
import { type SlideSource, toChapter } from './source.ts';

/** A finding of a chapter as a whole; what is about a setting stands where that was set. */
export function ofSetting(finding: Finding, chapter: Chapter): Diagnostic {
  const origin = finding.setting && chapter.settingOrigin?.(finding.setting);
  return origin ? diagnostic(origin.file, { ...finding, place: origin.place }) : diagnostic(chapter.path, finding);
}

/** A finding of a slide, whose place is relative to one of its spans, at its place in the chapter. */
export function place(finding: SlideFinding, source: SlideSource, chapter: Chapter): Diagnostic {
  if (finding.setting) return ofSetting(finding, chapter);
  const span = finding.in === 'content' ? source.content : source.notes[finding.in];
  if (!finding.place || !span)
    return diagnostic(chapter.path, { ...finding, place: span && toChapter(span, { line: 1, column: 1 }) });
  const { end, ...start } = finding.place;
  return diagnostic(chapter.path, {
    ...finding,
    place: { ...toChapter(span, start), ...(end && { end: toChapter(span, end) }) },
  });
}

/** In the order of files and lines, each said once: what course.yaml says wrong is the same for every chapter. */
export function sorted(said: readonly Diagnostic[]): Diagnostic[] {
  const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const once = new Map(said.map((one) => [`${one.file}:${one.line}:${one.column} ${one.ruleId} ${one.reason}`, one]));
  return [...once.values()].sort(
    (a, b) =>
      byCodeUnit(a.file ?? '', b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      byCodeUnit(a.ruleId ?? '', b.ruleId ?? ''),
  );
}

import { type SplitOptions, split } from '../../src/markdown/split.ts';

/** Splits a text and gives what tests compare: trimmed texts, cuts, and findings as `rule line:column`. */
export function run(text: string, options: Partial<SplitOptions> = {}) {
  const body = { text, start: { line: 1, column: 1, offset: 0 } };
  const { slides, findings } = split(body, { dialect: 'course', slideLevel: 'auto', ...options });
  return {
    slides,
    findings,
    texts: slides.map((slide) => slide.content.text.trim()),
    cuts: slides.map((slide) => slide.cut),
    notes: slides.map((slide) => slide.notes.map((span) => span.text.trim())),
    said: findings.map((finding) => `${finding.ruleId} ${finding.place?.line}:${finding.place?.column}`),
  };
}

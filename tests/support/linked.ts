import { join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { createFeatures } from '../../src/features/index.ts';
import { withAgendas } from '../../src/link/agendas.ts';
import { type CompiledChapter, link } from '../../src/link/link.ts';
import type { SlideSource } from '../../src/model/source.ts';
import { chapterOf, compileChapter, compileSource, type FixtureSettings } from './feature.ts';
import { courseOf } from './whole-course.ts';

/** A slide as a test looks at it: its address, its HTML in one line, its section's classes. */
export interface LinkedView {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly html: string;
  readonly classes: string;
}

/**
 * Compiles and links a course of chapters given by their names, with all features.
 *
 * @returns each chapter's slides, and what was said as `path:line rule: reason`.
 */
export async function linkChapters(
  texts: Readonly<Record<string, string>>,
  settings: FixtureSettings = {},
): Promise<{ slides: Readonly<Record<string, readonly LinkedView[]>>; said: readonly string[]; fixes: string[] }> {
  const features = createFeatures(join(import.meta.dirname, '../../lib'));
  const folder = import.meta.dirname;
  const compiled: CompiledChapter[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const chapter = { ...chapterOf(text, settings), name, path: `${name}.md` };
    const slides = await compileChapter(features, chapter, folder);
    const compile = (source: SlideSource) => compileSource(source, features, chapter, folder);
    compiled.push({
      chapter,
      slides: settings.agenda ? withAgendas(slides, compile) : slides,
      failed: false,
      recordings: new Map(),
    });
  }
  const chapters = compiled.map(({ chapter }) => chapter);
  const { linked, findings } = link(courseOf(chapters), compiled, features);
  const slides = linked.decks.map(({ chapter, positions }) => [
    chapter.name,
    positions
      .flatMap((position) => position.slides)
      .map(({ slide, id, title, number }) => ({
        id,
        title,
        number,
        html: toHtml(slide.tree, { allowDangerousHtml: true })
          .replace(/>\s*\n\s*</g, '><')
          .trim(),
        classes: String(slide.attributes['class'] ?? ''),
      })),
  ]);
  return {
    slides: Object.fromEntries(slides),
    said: findings.map(({ chapter, slide, finding }) => {
      const line = (finding.place?.line ?? 1) + slide.source.content.start.line - 1;
      return `${chapter.path}:${line} ${finding.ruleId}: ${finding.reason}`;
    }),
    fixes: findings.map(({ finding }) => finding.fix ?? ''),
  };
}

import type { ChapterView, ElementPatch, Feature, LinkContext, SlideView } from '../model/feature.ts';

/** Where a place of another page is found, from a page beside it. */
export function addressOf(from: ChapterView, { chapter }: ChapterView, id: string): string {
  const page = chapter === from.chapter ? '' : `${encodeURIComponent(chapter.name)}.html`;
  return id === '' ? page || '#/' : `${page}#/${encodeURIComponent(id)}`;
}

/** What all features change on one slide, in their order. */
export function featurePatch(
  features: readonly Feature[],
  chapters: readonly ChapterView[],
  chapter: ChapterView,
  slide: SlideView,
  report: LinkContext['report'],
): ElementPatch {
  const context: LinkContext = {
    chapters,
    chapter,
    slide,
    href: (to, id) => addressOf(chapter, to, id),
    report,
  };
  const patches = features.flatMap((feature) => feature.link?.(context) ?? []);
  return (element, span, around) => patches.reduce((changed, patch) => patch(changed, span, around), element);
}

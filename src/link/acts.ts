import type { Chapter } from '../model/course.ts';
import type { Finding, Place } from '../model/diagnostic.ts';
import type { Slide } from '../model/slide.ts';
import type { Act } from '../model/snippet.ts';
import { toChapter } from '../model/source.ts';
import { slug } from '../text/slug.ts';

/** As many characters as an author's own id: names of files have at most 255 bytes. */
const longest = 80;

/**
 * Names the acts of a chapter. An act keeps the id that its author wrote; one without takes its slide's id, the
 * second and later ones of a slide with their ordinal among these (`premier-conteneur-2`): what is inserted with an
 * id of its own renames no other. Ids are names of files, some systems of which do not tell `A` from `a`.
 *
 * @param ids ids of the slides, by index: of a long one, the beginning.
 * @returns the acts of each slide, by index; places are the chapter's.
 */
export function nameActs(
  slides: readonly Slide[],
  ids: readonly string[],
  chapter: Chapter,
  report: (slide: Slide, finding: Finding) => void,
): readonly Act[][] {
  const own = new Set(slides.flatMap(({ facts }) => facts.acts.flatMap(({ id }) => id?.toLowerCase() ?? [])));
  const taken = new Set<string>();
  const named: Act[][] = [];
  for (const slide of slides) {
    let count = 0;
    named[slide.index] = slide.facts.acts.map((act): Act => {
      let { id } = act;
      if (id !== undefined && taken.has(id.toLowerCase())) {
        report(slide, {
          ruleId: 'act-id-duplicate',
          reason: `The id \`${id}\` is already another’s in \`${chapter.path}\``,
          place: act.place && { line: act.place.line, column: act.place.column },
          fix: 'Give each its own: recordings are found by it.',
        });
        id = undefined;
      }
      const base = slug(ids[slide.index] ?? '')
        .slice(0, longest)
        .replace(/[\ud800-\udbff-]+$/, '');
      while (id === undefined || (id !== act.id && own.has(id)) || taken.has(id.toLowerCase())) {
        count++;
        id = count === 1 ? base : `${base}-${count}`;
      }
      taken.add(id.toLowerCase());
      return { ...act, id, place: act.place && placeInChapter(slide, act.place) } as Act;
    });
  }
  return named;
}

function placeInChapter({ source }: Slide, { end, ...start }: NonNullable<Act['place']>): Act['place'] {
  return { ...toChapter(source.content, start), ...(end && { end: toChapter(source.content, end) }) };
}

/** Acts as they are read: features find those of one slide in an order of their own. */
export function inOrder(acts: readonly Act[]): Act[] {
  const before = (one: Place, other: Place) => one.line - other.line || one.column - other.column;
  return [...acts].sort((one, other) => (one.place && other.place ? before(one.place, other.place) : 0));
}

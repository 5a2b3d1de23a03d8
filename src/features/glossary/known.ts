import type { Definition } from '../../model/facts.ts';
import type { ChapterView, SlideView } from '../../model/feature.ts';

/** A definition and where it stands. */
export interface Entry {
  readonly definition: Definition;
  readonly chapter: ChapterView;
  readonly slide: SlideView;
}

/** What a course defines, in its order. */
export interface Known {
  readonly entries: readonly Entry[];
  /** The first definition of each term. */
  readonly first: ReadonlyMap<string, Entry>;
  /** The terms that a chapter may use: its own, and those of the chapters before it. */
  vocabulary(chapter: ChapterView): Vocabulary;
}

export interface Vocabulary {
  /** Finds every form of every term, the longest first; undefined where there is none. */
  readonly pattern: RegExp | undefined;
  /** The definition that a found text is a form of. */
  entryOf(found: string): Entry | undefined;
}

/** A text as it is compared: case, kinds of blanks and apostrophes do not count. */
export function keyOf(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'").trim();
}

/** Gathers the definitions of a course. */
export function gather(chapters: readonly ChapterView[]): Known {
  const entries = chapters.flatMap((chapter) =>
    chapter.slides.flatMap((slide) =>
      slide.facts.definitions.map((definition): Entry => ({ definition, chapter, slide })),
    ),
  );
  const first = new Map<string, Entry>();
  for (const entry of entries) {
    const key = keyOf(entry.definition.term);
    if (!first.has(key)) first.set(key, entry);
  }
  const vocabularies = new Map<ChapterView, Vocabulary>();
  return {
    entries,
    first,
    vocabulary(chapter) {
      let vocabulary = vocabularies.get(chapter);
      if (!vocabulary) {
        const until = chapters.indexOf(chapter);
        vocabulary = vocabularyOf(entries.filter((entry) => chapters.indexOf(entry.chapter) <= until));
        vocabularies.set(chapter, vocabulary);
      }
      return vocabulary;
    },
  };
}

interface Form {
  readonly text: string;
  readonly entry: Entry;
}

/** @param entries where a term is defined twice, the nearest chapter before has the word, its first slide in it. */
function vocabularyOf(entries: readonly Entry[]): Vocabulary {
  const forms = new Map<string, Form>();
  for (const entry of entries) {
    for (const text of formsOf(entry.definition)) {
      const known = forms.get(keyOf(text));
      if (known?.entry.chapter !== entry.chapter) forms.set(keyOf(text), { text, entry });
    }
  }
  const sources = [...forms.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => escaped(form).replaceAll(' ', '\\s+').replaceAll("'", "['’]"));
  return {
    // A word of its own: not `image` in `sous-image`, `image-disque` or `image.png`.
    pattern:
      sources.length > 0
        ? new RegExp(`(?<![\\p{L}\\p{N}_./@-])(?:${sources.join('|')})(?![\\p{L}\\p{N}_-]|[./:@][\\p{L}\\p{N}])`, 'giu')
        : undefined,
    entryOf(found) {
      const form = forms.get(keyOf(found));
      // `CI` is not the `ci` of « comme ci »: capitals alone are an abbreviation.
      const isAbbreviation = form && /\p{Lu}/u.test(form.text) && !/\p{Ll}/u.test(form.text);
      return isAbbreviation && found !== form.text ? undefined : form?.entry;
    },
  };
}

/** The term, what its author says it is also called, and the plural that any word may take. */
function formsOf({ term, also }: Definition): readonly string[] {
  return [term, ...also, ...(/^\p{L}{3,}$/u.test(term) ? [pluralOf(term)] : [])];
}

/** `conteneurs`, `réseaux`, `journaux`: as most words have it; what is no word is found nowhere. */
function pluralOf(word: string): string {
  if (/[sxz]$/i.test(word)) return word;
  return /(?:au|eu)$/i.test(word) ? `${word}x` : /al$/i.test(word) ? `${word.slice(0, -1)}ux` : `${word}s`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

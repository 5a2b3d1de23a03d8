import * as z from 'zod/mini';
import { minutesPattern, parseMinutes } from '../text/minutes.ts';

/*
 * The one schema of what people write: it gives the types, the messages and the JSON Schema for editors.
 * What becomes of it is in `src/model/settings.ts`, apart, so that the library's declarations name no zod.
 * `zod/mini`, because zod's other face takes three times as long to load.
 */

/** What the schema knows of a key beside its type. `expects` completes the sentence "`key` …". */
export interface FieldMeta {
  readonly description: string;
  readonly expects: string;
  /** Keys of what it holds, where that takes no other. */
  readonly inner?: readonly string[];
}

/** Gives a key its description (for the documentation and editors) and its message; every key is optional. */
function field<T extends z.core.SomeType>(type: T, expects: string, description: string, inner?: readonly string[]) {
  return z.optional(type).check(z.meta({ description, expects, ...(inner && { inner }) }));
}

/** A text; YAML reads `title: 2026` as a number, and people do not care. */
const text = z.pipe(z.union([z.string(), z.number(), z.boolean()]), z.transform(String));

/** One string or several; reveal-md also takes a comma-separated string. */
const list = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((value) =>
    Array.isArray(value)
      ? value
      : value
          .split(',')
          .map((item) => item.trim())
          .filter(Boolean),
  ),
);

/** One name or several. */
const names = z.pipe(
  z.union([text, z.array(text)]),
  z.transform((value) => (Array.isArray(value) ? value : [value])),
);

/** Minutes as a number, or `1 h 45`, `1h45`, `45 min`. */
const minutes = z.union([
  z.number().check(z.positive()),
  z.pipe(z.string().check(z.regex(minutesPattern)), z.transform(parseMinutes)),
]);

const language = z.string().check(z.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/));
const slideLevel = z.union([z.int().check(z.minimum(1), z.maximum(6)), z.literal(false), z.literal('auto')]);

const mustBe = {
  text: 'must be a text',
  list: 'must be a text (comma-separated) or a list of texts',
  names: 'must be a name or a list of names',
  pattern: 'must be a text: a regular expression, as JavaScript writes it',
  yesNo: 'must be true or false',
};

/** Keys of a chapter's front matter that course.yaml may set for every chapter. */
const shared = {
  lang: field(
    language,
    'must be a language code, such as `fr` or `en`',
    'Language of the chapter (BCP 47), `fr` by default.',
  ),
  author: field(names, mustBe.names, 'Author or authors, for the page’s metadata.'),
  authors: field(names, mustBe.names, 'The same as author.'),
  theme: field(
    text,
    'must be the name of a theme',
    'Name of a theme: estrade, one of reveal’s, or a folder of themes/.',
  ),
  highlightTheme: field(text, mustBe.text, 'Code colours, by the name of a highlight.js theme (reveal-md).'),
  css: field(list, mustBe.list, 'Stylesheets of the course, added after the theme.'),
  scripts: field(list, mustBe.list, 'Scripts of the course, added after the deck’s own.'),
  separator: field(z.string(), mustBe.pattern, 'Regular expression between slides.'),
  verticalSeparator: field(z.string(), mustBe.pattern, 'Regular expression between the slides of a stack.'),
  notesSeparator: field(z.string(), mustBe.pattern, 'Regular expression that opens the speaker notes.'),
  slideAttributes: field(
    z.string(),
    mustBe.pattern,
    'Regular expression of slide attribute comments; its group holds the pairs.',
  ),
  elementAttributes: field(
    z.string(),
    mustBe.pattern,
    'Regular expression of element attribute comments; its group holds the pairs.',
  ),
  slideLevel: field(
    slideLevel,
    'must be a number from 1 to 6, `auto` or false',
    'Headings of this level and above begin slides; false: separators only; auto: headings when there is no separator.',
  ),
  agenda: field(z.boolean(), mustBe.yesNo, 'An agenda slide stands before each part, with that part marked.'),
  terms: field(z.boolean(), mustBe.yesNo, 'Terms are explained where they are used again; true by default.'),
  incremental: field(z.boolean(), mustBe.yesNo, 'Every list appears item by item.'),
  typography: field(z.boolean(), mustBe.yesNo, 'French (or English) typography in prose.'),
  math: field(z.boolean(), mustBe.yesNo, 'Formulas between dollar signs; true by default.'),
  compat: field(z.literal('reveal-md'), 'can only be `reveal-md`', 'Read as reveal-md does, with its defaults.'),
  absoluteUrl: field(text, 'must be an address', 'Public address of the deck, for link previews (reveal-md).'),
  revealOptions: field(
    z.record(z.string(), z.unknown()),
    'must be a list of `option: value`',
    'Options given to reveal.js.',
  ),
};

/** What an edition holds; a name alone (`formateur:`) holds everything. */
const editionParts = {
  notes: field(z.boolean(), mustBe.yesNo, 'Speaker notes; true by default.'),
  solutions: field(z.boolean(), mustBe.yesNo, 'Solutions of exercises; true by default.'),
};
const edition = z.nullable(z.strictObject(editionParts));

/** Known from reveal-md, and reported: what it does with them is not taken over. */
const foreign = {
  template: field(z.unknown(), '', 'Not taken over from reveal-md.'),
  preprocessor: field(z.unknown(), '', 'Not taken over from reveal-md.'),
  assetsDir: field(z.unknown(), '', 'Not taken over from reveal-md.'),
  mermaid: field(z.unknown(), '', 'false: fences in `mermaid` stay code. Options are not taken over from reveal-md.'),
};

/**
 * What a chapter's front matter may say; everything is optional for people. The keys of reveal-md
 * come with that tool's meaning.
 */
export const frontMatterSchema = z.object({
  title: field(text, mustBe.text, 'Title of the chapter; default: its first heading.'),
  description: field(text, mustBe.text, 'One sentence, shown on the opener and on the course home.'),
  goals: field(z.array(text), 'must be a list of texts', 'What the students can do afterwards.'),
  duration: field(minutes, 'must be minutes, such as 45, or a time such as `1 h 45`', 'Time that the chapter takes.'),
  number: field(
    z.union([z.int(), z.literal(false)]),
    'must be a number, or false for an unnumbered chapter',
    'Chapter number; default: from the file name (03-… is 3, 00-… none).',
  ),
  layout: field(text, mustBe.text, 'Layout of the chapter’s first slide.'),
  draft: field(z.boolean(), mustBe.yesNo, 'The chapter is not ready: `build` leaves it out, `dev` shows it.'),
  ...shared,
  ...foreign,
});

export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** What course.yaml may say: the course's own keys, and defaults for every chapter. */
export const courseSchema = z.object({
  title: field(text, mustBe.text, 'Title of the course.'),
  description: field(text, mustBe.text, 'One sentence, shown on the course home.'),
  duration: field(minutes, 'must be minutes, such as 45, or a time such as `14 h`', 'Time that the course takes.'),
  chapters: field(
    z.array(z.string()),
    'must be a list of files',
    'Chapter files in order; default: slides/**/*.md by name.',
  ),
  editions: field(
    z.record(z.string(), edition),
    'must be names of editions with `notes` and `solutions` as true or false, such as `eleve: { notes: false }`',
    'Editions of the course, for `estrade build --edition`; `formateur` and `eleve` are there anyway.',
    Object.keys(editionParts),
  ),
  engine: field(
    z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_.+-]*$/)),
    'must be the name of a Docker context, or `own`',
    'Docker context of an engine that is there for this course alone: snippets are recorded and verified with it; `own` starts one each time.',
  ),
  footer: field(text, mustBe.text, 'Text at the lower left of each slide; default: the course’s title.'),
  logo: field(text, 'must be the path of an image', 'Image of the course (SVG or PNG), small on every slide.'),
  licence: field(text, mustBe.text, 'Licence of the course, such as `CC BY-SA 4.0`: on openers and the course home.'),
  license: field(text, mustBe.text, 'The same as licence.'),
  ...shared,
  ...foreign,
});

export type CourseFile = z.infer<typeof courseSchema>;

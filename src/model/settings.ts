import { z } from 'zod';

/** One string or several; reveal-md also takes a comma-separated string. */
const list = z.union([z.string().transform((value) => value.split(',').map((item) => item.trim()).filter(Boolean)), z.array(z.string())]);

/** Minutes as a number, or `1 h 45`, `1h45`, `45 min`. */
const minutes = z.union([
  z.number().positive(),
  z
    .string()
    .regex(/^\s*(?:\d+\s*h\s*(?:\d+\s*(?:min)?)?|\d+\s*(?:min|minutes)?)\s*$/)
    .transform(parseMinutes),
]);

/** Reads `1 h 45`, `45 min`, `90` as minutes. The text must fit the schema's pattern. */
export function parseMinutes(text: string): number {
  const hours = /^\s*(\d+)\s*h\s*(\d*)/.exec(text);
  return hours ? Number(hours[1]) * 60 + Number(hours[2] || 0) : Number.parseInt(text, 10);
}

/**
 * What a chapter's front matter may say; everything is optional for people. The keys of reveal-md
 * come with that tool's meaning.
 */
export const frontMatterSchema = z.object({
  title: z.string().optional().describe('Title of the chapter; default: its first heading.'),
  description: z.string().optional().describe('One sentence, shown on the opener and on the course home.'),
  lang: z.string().optional().describe('Language of the chapter (BCP 47), `fr` by default.'),
  author: z.union([z.string(), z.array(z.string())]).optional().describe('Author or authors, for the page’s metadata.'),
  authors: z.union([z.string(), z.array(z.string())]).optional().describe('The same as author.'),
  goals: z.array(z.string()).optional().describe('What the students can do afterwards.'),
  duration: minutes.optional().describe('Time the chapter takes: minutes, or `1 h 45`.'),
  number: z.union([z.number(), z.literal(false)]).optional().describe('Chapter number; default: from the file name.'),
  theme: z.string().optional().describe('Name of a theme: estrade, one of reveal’s, or a folder of themes/.'),
  highlightTheme: z.string().optional().describe('Code colours, by the name of a highlight.js theme (reveal-md).'),
  css: list.optional().describe('Stylesheets of the course, added after the theme.'),
  scripts: list.optional().describe('Scripts of the course, added after the deck’s own.'),
  separator: z.string().optional().describe('Regular expression between slides.'),
  verticalSeparator: z.string().optional().describe('Regular expression between the slides of a stack.'),
  notesSeparator: z.string().optional().describe('Regular expression that opens the speaker notes.'),
  slideLevel: z
    .union([z.number().int().min(1).max(6), z.literal(false), z.literal('auto')])
    .optional()
    .describe('Headings of this level and above begin slides; false: separators only.'),
  incremental: z.boolean().optional().describe('Every list appears item by item.'),
  typography: z.boolean().optional().describe('French (or English) typography in prose.'),
  compat: z.literal('reveal-md').optional().describe('Read the chapter as reveal-md does.'),
  absoluteUrl: z.string().optional().describe('Public address of the deck, for link previews (reveal-md).'),
  revealOptions: z.record(z.string(), z.unknown()).optional().describe('Options given to reveal.js.'),
  // Taken note of and reported: what another tool does with them is not taken over.
  template: z.string().optional(),
  preprocessor: z.string().optional(),
  assetsDir: z.string().optional(),
  mermaid: z.unknown().optional(),
});

export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** What course.yaml may say: the course's own keys, and defaults for every chapter. */
export const courseSchema = z.object({
  ...frontMatterSchema.omit({ number: true, goals: true }).shape,
  title: z.string().optional().describe('Title of the course.'),
  chapters: z.array(z.string()).optional().describe('Chapter files in order; default: slides/*.md by name.'),
  footer: z.string().optional().describe('Text at the lower left of each slide; default: the course’s title.'),
});

export type CourseFile = z.infer<typeof courseSchema>;

/** The settings of one chapter, total: no stage after `load/` needs a default. */
export interface DeckSettings {
  readonly title: string | undefined;
  readonly description: string;
  readonly lang: string;
  readonly authors: readonly string[];
  readonly goals: readonly string[];
  readonly minutes: number | undefined;
  readonly number: number | undefined;
  readonly theme: string;
  readonly highlightTheme: string | undefined;
  readonly css: readonly string[];
  readonly scripts: readonly string[];
  /** Sources of regular expressions; undefined: the built-in `---` and `----` lines of the scanner. */
  readonly separator: string | undefined;
  readonly verticalSeparator: string | undefined;
  readonly notesSeparator: string | undefined;
  readonly slideLevel: number | false | 'auto';
  readonly incremental: boolean;
  readonly typography: boolean;
  readonly absoluteUrl: string | undefined;
  readonly footer: string;
  readonly revealOptions: Readonly<Record<string, unknown>>;
}

import type { Dialect } from '../model/course.ts';
import type { DeckSettings, Overrides } from '../model/settings.ts';
import { editionOf } from './editions.ts';
import type { CourseFile, FrontMatter } from './settings-schema.ts';
import { defaultTheme } from './theme.ts';

/** Everything that speaks about one chapter's settings, strongest first. */
export interface Layers {
  readonly overrides: Overrides;
  readonly frontMatter: Partial<FrontMatter>;
  /** course.yaml. */
  readonly course: Partial<CourseFile>;
  /** reveal-md.json and reveal.json, in a chapter that is read as reveal-md does. */
  readonly revealMd: Partial<FrontMatter>;
}

/**
 * Puts the layers of a chapter's settings on top of each other: flags, front matter, course.yaml,
 * reveal-md.json, the defaults of the dialect. `revealOptions` are merged option by option; every
 * other key is the strongest layer's alone. Title, description and duration in course.yaml are the
 * course's own. The default of `highlightTheme` is the theme's: see `settleChapter`. The interface is
 * in French in both dialects unless `lang` says otherwise.
 */
export function settle(dialect: Dialect, layers: Layers, path: string): DeckSettings {
  const { overrides, frontMatter, course, revealMd } = layers;
  const all: Partial<FrontMatter> = { ...revealMd, ...inherited(course), ...frontMatter };
  const ours = dialect === 'course';
  const lang = overrides.lang ?? all.lang ?? 'fr';
  return {
    title: all.title,
    description: all.description ?? '',
    lang,
    authors: authorsOf(frontMatter) ?? authorsOf(course) ?? authorsOf(revealMd) ?? [],
    goals: all.goals ?? [],
    minutes: all.duration,
    number: all.number === false ? undefined : (all.number ?? numberOf(path)),
    theme: overrides.theme ?? all.theme ?? defaultTheme(dialect),
    highlightTheme: all.highlightTheme,
    css: all.css ?? [],
    scripts: all.scripts ?? [],
    separator: all.separator,
    verticalSeparator: all.verticalSeparator,
    notesSeparator: all.notesSeparator,
    slideAttributes: all.slideAttributes,
    elementAttributes: all.elementAttributes,
    slideLevel: all.slideLevel ?? 'auto',
    incremental: all.incremental ?? false,
    layout: frontMatter.layout,
    agenda: ours && (all.agenda ?? false),
    terms: ours && (all.terms ?? true),
    typography: all.typography ?? (ours && /^(?:fr|en)\b/i.test(lang)),
    math: all.math ?? true,
    absoluteUrl: all.absoluteUrl,
    mermaid: all.mermaid !== false,
    footer: course.footer ?? course.title ?? '',
    edition: editionOf(overrides, course.editions),
    draft: frontMatter.draft ?? false,
    revealOptions: merge(
      merge(revealMd.revealOptions ?? {}, course.revealOptions ?? {}),
      frontMatter.revealOptions ?? {},
    ),
  };
}

/** What of course.yaml holds for each chapter. */
function inherited(course: Partial<CourseFile>): Partial<FrontMatter> {
  const {
    title: _title,
    description: _description,
    duration: _duration,
    chapters: _chapters,
    footer: _footer,
    logo: _logo,
    licence: _licence,
    license: _license,
    editions: _editions,
    ...rest
  } = course;
  return rest;
}

function authorsOf(layer: Partial<Pick<FrontMatter, 'author' | 'authors'>>): readonly string[] | undefined {
  return layer.authors ?? layer.author;
}

/** `03-dockerfile.md` is chapter 3; `00-…` and names without a short number in front are unnumbered. */
function numberOf(path: string): number | undefined {
  const digits = /^(?:slides\/)?(\d{1,2})(?=[^\d/])[^/]*$/.exec(path)?.[1];
  return digits === undefined ? undefined : Number(digits) || undefined;
}

/** Lays `over` on `under`, option by option, also inside nested options. */
function merge(
  under: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged = new Map(Object.entries(under));
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key);
    merged.set(key, isRecord(below) && isRecord(value) ? merge(below, value) : value);
  }
  return Object.fromEntries(merged);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

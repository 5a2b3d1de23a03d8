import type { Finding, Place } from '../model/diagnostic.ts';
import type { Edition } from '../model/settings.ts';
import type { Cut, Point, SlideSource, SourceSpan } from '../model/source.ts';
import type { Region } from './blocks.ts';
import { findDefinitions } from './definitions.ts';
import { slidesIn, without } from './editions.ts';
import { lastAtMost, type PointAt, pointMaker, readLines } from './lines.ts';
import { customMarkers, divide, type Extent, type Marker, noMarkers, noteMarkers, type Parts } from './notes.ts';
import { type CutPoint, type Scan, scan } from './scan.ts';
import { findSeparators } from './separators.ts';

/** How a chapter is cut; a pattern that is not given stands for the built-in rule. */
export interface SplitOptions {
  readonly dialect: 'course' | 'reveal-md';
  readonly separator?: string | undefined;
  readonly verticalSeparator?: string | undefined;
  readonly notesSeparator?: string | undefined;
  readonly slideLevel: number | false | 'auto';
  /** What is built; without one, everything. */
  readonly edition?: Edition;
}

const everything: Edition = { name: undefined, notes: true, solutions: true, known: [] };

/** Headings of this level and above cut a chapter that has no separator. */
const AUTO_LEVEL = 2;

/**
 * Cuts a chapter (its text without byte order mark and front matter) into slides, before any Markdown is
 * parsed. Never throws: what is wrong with the chapter or the patterns is in the findings, at the chapter's
 * own lines and columns.
 *
 * - Separators in fences, comments and raw HTML such as `<pre>` do not cut.
 * - Two separators with no character between them cut once. reveal.js shows the second as a rule.
 * - Blank slides at the ends are dropped, those in the middle stay.
 * - The first slide's cut is always `start`.
 * - Slides of other editions are left out, and so are notes where the edition has none; `left` counts the slides.
 */
export function split(
  body: SourceSpan,
  options: SplitOptions,
): { slides: SlideSource[]; findings: Finding[]; left: number } {
  const { text } = body;
  const lines = readLines(text);
  const pointAt = pointMaker(lines, body.start);
  const { hits, findings } = findSeparators(lines, options);
  const spaced = options.dialect === 'course';

  const read = (level: number, ownNotes: boolean): Scan =>
    scan(lines, { hits, level, marker: ownNotes ? noMarkers : noteMarkers(spaced) });
  const ownNotes = Boolean(options.notesSeparator);
  let level = typeof options.slideLevel === 'number' ? options.slideLevel : 0;
  let found = read(level, ownNotes);
  if (options.slideLevel === 'auto' && found.cuts.length === 0) {
    const [, second] = found.headings;
    if (spaced) {
      level = AUTO_LEVEL;
      found = read(level, ownNotes);
    } else if (second !== undefined) {
      findings.push({
        ruleId: 'slide-level',
        reason: `The chapter has ${found.headings.length} headings but no separator: it is a single slide`,
        place: placeOf(pointAt(second)),
        fix: 'Set `slideLevel: 2` in its front matter, or put `---` between the slides.',
      });
    }
  }
  let markers = found.markers;
  if (options.notesSeparator) {
    const result = customMarkers(text, cutText(text, found.cuts).slides, options.notesSeparator);
    if ('finding' in result) {
      findings.push(result.finding);
      found = read(level, false);
      markers = found.markers;
    } else {
      markers = result.markers.filter(outside(found.regions));
    }
  }

  const { slides: cut, joined } = cutText(text, found.cuts);
  const parts = divideAll(text, cut, markers, pointAt);
  const isBlank = parts.map(({ content, notes }) => [content, ...notes].every((span) => span.text.trim() === ''));
  const first = isBlank.indexOf(false);
  const last = isBlank.lastIndexOf(false);
  const definitionsFor = findDefinitions(lines, found.definitions, found.regions, cut);

  const { edition = everything } = options;
  const editions = slidesIn(edition, text, cut, found.regions, pointAt);
  const whole =
    first < 0
      ? []
      : parts.slice(first, last + 1).map((part, index) => ({ ...part, ...(cut[first + index] as RawSlide) }));
  const held = without(whole, (index) => {
    const spent = !edition.notes && whole[index]?.notes.length && whole[index]?.content.text.trim() === '';
    return editions.held[first + index] === true && !spent;
  });
  const slides = held.map(({ content, notes: written, cut }, index): SlideSource => {
    const notes = edition.notes ? written : [];
    const extents = [content, ...notes].map((span) => extentOf(span, body.start.offset));
    return { index, cut, content, notes, definitions: definitionsFor(extents) };
  });

  const places = [...joined];
  if (first >= 0) {
    // A leading blank slide is the fault of the separator behind it, a trailing one of that before it.
    for (const slide of cut.slice(1, first + 1)) places.push(slide.separator);
    for (const slide of cut.slice(last + 1)) places.push(slide.separator);
  }
  const all = [
    ...findings,
    ...(spaced ? editions.findings : []),
    ...found.regions.filter((region) => region.unclosed).map((region) => unclosed(region, pointAt)),
    ...parts.flatMap((part) => part.findings),
    ...places.map((place) => emptySlide(pointAt(visible(text, place)))),
  ];
  return { slides, findings: all.sort(byPlace), left: whole.length - held.length };
}

interface RawSlide extends Extent {
  readonly cut: Cut;
  /** Offset of the separator before it. */
  readonly separator: number;
}

/** The stretches between the cuts; `joined` are separators that stand right behind another one. */
function cutText(text: string, cuts: readonly CutPoint[]): { slides: RawSlide[]; joined: number[] } {
  const slides: RawSlide[] = [];
  const joined: number[] = [];
  let open: Omit<RawSlide, 'to'> = { from: 0, cut: 'start', separator: 0 };
  for (const { start, end, cut } of cuts) {
    if (start === open.from && start > 0 && cut !== 'heading') {
      joined.push(start);
      open = { ...open, from: end };
    } else {
      slides.push({ ...open, to: start });
      open = { from: end, cut, separator: start };
    }
  }
  slides.push({ ...open, to: text.length });
  return { slides, joined };
}

/** Divides each slide at its own markers. Slides and markers are in order. */
function divideAll(text: string, slides: readonly RawSlide[], markers: readonly Marker[], pointAt: PointAt): Parts[] {
  let next = 0;
  return slides.map((slide) => {
    const begin = next;
    while (next < markers.length && (markers[next] as Marker).start < slide.to) next++;
    return divide(text, slide, markers.slice(begin, next), pointAt);
  });
}

/** Whether a marker is in no code and no comment, unless it begins one itself. */
function outside(regions: readonly Region[]): (marker: Marker) => boolean {
  const starts = regions.map((region) => region.start);
  return ({ start }) => start >= (regions[lastAtMost(starts, start - 1)]?.end ?? 0);
}

function extentOf({ text, start }: SourceSpan, offset: number): Extent {
  return { from: start.offset - offset, to: start.offset - offset + text.length };
}

/** The first character of a separator that is not white space. */
function visible(text: string, offset: number): number {
  const ahead = text.slice(offset, offset + 8);
  return offset + Math.max(0, ahead.search(/\S/));
}

function placeOf({ line, column }: Point): Place {
  return { line, column };
}

function emptySlide(point: Point): Finding {
  return {
    ruleId: 'slide-empty',
    reason: 'A slide without content was dropped',
    place: placeOf(point),
    fix: 'Remove this separator.',
  };
}

function unclosed({ kind, start, unclosed: marker = '' }: Region, pointAt: PointAt): Finding {
  const { line, column } = pointAt(start);
  const place = { line, column, end: { line, column: column + marker.length } };
  const name = marker.startsWith('~') ? 'tildes' : 'backticks';
  return kind === 'fence'
    ? {
        ruleId: 'fence-unclosed',
        reason: `The code fence opened here with ${marker.length} ${name} never closes; it ends with its slide`,
        place,
        fix: `Close it with a line of ${marker.length} or more ${name} at the same indentation.`,
      }
    : {
        ruleId: 'comment-unclosed',
        reason: 'The HTML comment that `<!--` opens here never closes; it ends with its slide',
        place,
        fix: 'Close it with `-->`.',
      };
}

/** In the order of the text, those without a place first. */
function byPlace({ place: a }: Finding, { place: b }: Finding): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

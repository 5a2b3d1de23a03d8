import type { SearchIndex } from '../../model/search-index.ts';
import type { DeckContext } from '../context.ts';
import { addressOf, type CourseEntry, courseEntries } from '../course-index.ts';
import { decode } from '../decode.ts';
import { type Entry, type Found, find, type Prepared, prepare } from '../finder.ts';
import { findHits, fold, type Hit, queryWords } from '../fold.ts';
import { clearMarks, markHits, stepOfHits, uncover } from '../highlight.ts';
import { hasPart, loadPart, offer } from '../parts.ts';
import { resultsIn } from '../results.ts';
import { scrollToSlide } from '../scroll-jumps.ts';
import type { SearchPart } from '../search.ts';
import { isScrolling, readText, type SlideText, slideSections, slideTitle } from '../slides.ts';

interface OwnEntry extends Entry {
  readonly section: HTMLElement;
}

/** Search in a deck: the slides of its chapter, then those of the course's others. */
const attach: SearchPart['attach'] = (context, box, close) => {
  const { labels } = context;
  const own = `${encodeURIComponent(context.config.deck.name)}.html`;
  const withCourse = hasPart('course-index');
  let here: Prepared<OwnEntry>[] = [];
  let course: Prepared<CourseEntry>[] | undefined;
  let waiting = false;

  const results = resultsIn<OwnEntry | CourseEntry>(box, labels, ({ entry, hits }) => {
    if ('page' in entry) return location.assign(addressOf(entry, box.field.value));
    close();
    goTo(context, entry.section, readText(entry.section), hits);
  });
  const refresh = () => {
    const words = queryWords(box.field.value);
    const inChapter = { title: labels.inChapter, found: find(here, words) as Found<OwnEntry | CourseEntry>[] };
    const inCourse = { title: labels.inCourse, found: find(course ?? [], words) };
    results.show(box.field.value, withCourse ? [inChapter, inCourse] : [inChapter]);
  };
  const enter = () => {
    // What is not in the chapter may be in the course, which is on its way.
    waiting = !results.open() && withCourse && course === undefined;
  };
  const loadCourse = async () => {
    try {
      course = prepare(courseEntries(await loadPart<SearchIndex>('course-index'), own));
      refresh();
      if (waiting) results.open();
    } catch (error) {
      console.warn('estrade:', error);
      box.list.after(courseMissing(labels.courseMissing));
    }
  };
  box.field.addEventListener('input', refresh);
  box.field.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter' && box.list.hidden) enter();
  });
  if (withCourse) void loadCourse();
  return {
    enter,
    opened() {
      clearMarks();
      // Read each time, because a slide may have changed since.
      here = prepare(ownEntries());
      refresh();
    },
  };
};

function courseMissing(sentence: string): HTMLElement {
  const line = document.createElement('p');
  line.className = 'estrade-count';
  line.setAttribute('role', 'status');
  line.textContent = sentence;
  return line;
}

/** Slides in reading order, but agendas, which say again what others are called. */
function ownEntries(): OwnEntry[] {
  return slideSections(document)
    .map((section, index) => ({
      section,
      number: String(index + 1),
      title: slideTitle(section),
      text: readText(section).text,
    }))
    .filter(({ section }) => !section.matches('.layout-agenda'));
}

const mark: SearchPart['mark'] = (context, query) => {
  const section = context.deck.getCurrentSlide();
  const named = document.getElementById(decode(context.hash.slice(2)))?.closest<HTMLElement>('.slides section');
  const slide = readText(named ?? section);
  const hits = findHits(fold(slide.text), slide.text.length, queryWords(query));
  if (hits.length > 0) goTo(context, named ?? section, slide, hits);
};

function goTo({ deck }: DeckContext, section: HTMLElement, slide: SlideText, hits: readonly Hit[]): void {
  const { h, v } = deck.getIndices(section);
  if (deck.isOverview()) deck.toggleOverview(false);
  const step = stepOfHits(slide, hits);
  if (!isScrolling() || !scrollToSlide(section, step)) deck.slide(h, v, step);
  uncover(slide, hits);
  markHits(slide, hits);
  // Scroll view passes other slides on its way there.
  let arrived = deck.getCurrentSlide() === section;
  const leave = () => {
    const isHere = deck.getCurrentSlide() === section;
    if (!isHere && arrived) {
      clearMarks();
      deck.off('slidechanged', leave);
    }
    arrived ||= isHere;
  };
  deck.on('slidechanged', leave);
}

offer('search', { attach, mark } satisfies SearchPart);

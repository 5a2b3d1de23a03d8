import type { Page } from '../model/artifact.ts';
import type { Deck, DeckOutline } from '../model/deck.ts';
import type { RuntimeConfig } from '../model/runtime-config.ts';
import { escapeHtml } from '../text/escape.ts';
import { interfaceLanguage } from '../text/labels.ts';
import { type Part, renderDocument } from './document.ts';
import { type CourseFace, cornerLogo, licenceHead, logoStyles } from './identity.ts';
import { revealOptions } from './reveal-options.ts';
import { renderSection } from './section.ts';

/** Files that a deck loads beside what its slides name; absolute paths. */
export interface DeckResources {
  /** The browser code of decks. */
  readonly script: string;
  /** The author's own, by front matter. */
  readonly stylesheets: readonly string[];
  readonly scripts: readonly string[];
  /** Parts of the browser code that every deck offers. */
  readonly parts: readonly Part[];
  /** Where a part that a slide names is found. */
  partPath(name: string): string;
  /** Data that every deck offers as parts, made of the course: by the paths that stand for their files. */
  readonly made: ReadonlyMap<string, string>;
}

/** A linked deck as a page: one `<section>` per slide, one around each stack. */
export function renderDeck(deck: Deck, course: CourseFace, resources: DeckResources): Page {
  const { chapter, outline } = deck;
  const { settings, theme } = chapter;
  const slides = deck.positions.flatMap(({ slides }) => slides);
  const stylesheets = [
    ...new Set([
      ...theme.stylesheets,
      ...resources.stylesheets,
      ...slides.flatMap(({ slide }) => slide.facts.stylesheets),
    ]),
  ];
  const scripts = [resources.script, ...resources.scripts];
  const wanted = [...new Set(slides.flatMap(({ slide }) => slide.facts.parts))].sort();
  const title = course.title && course.title !== outline.title ? `${outline.title} · ${course.title}` : outline.title;
  const html = renderDocument({
    lang: settings.lang,
    classes: ['estrade', `theme-${theme.name}`, `kind-${theme.kind}`, ...highlightClass(deck)],
    title,
    description: outline.description,
    authors: settings.authors,
    head: licenceHead(course) + socialCard(deck),
    stylesheets,
    styles: [...logoStyles(course), ...slides.flatMap(({ slide }) => slide.facts.styles)],
    body: `<div class="reveal"><div class="slides">\n${deck.positions.map((position) => renderPosition(position.slides, deck, course)).join('\n')}\n</div></div>${theme.kind === 'own' ? '' : cornerLogo(course)}`,
    config: runtimeConfig(deck, course.title),
    scripts,
    parts: [...resources.parts, ...wanted.map((name) => ({ name, path: resources.partPath(name) }))],
  });
  return {
    name: `${chapter.name}.html`,
    html,
    stylesheets,
    scripts,
    made: resources.made,
    inlineScripts: slides.flatMap(({ slide }) => slide.facts.scripts),
  };
}

function renderPosition(slides: Deck['positions'][number]['slides'], deck: Deck, course: CourseFace): string {
  const sections = slides.map((linked) => renderSection(linked, deck, course)).join('\n');
  return slides.length > 1 ? `<section class="stack">\n${sections}\n</section>` : sections;
}

function runtimeConfig(deck: Deck, courseTitle: string): RuntimeConfig {
  const neighbour = (outline: DeckOutline | undefined): RuntimeConfig['next'] =>
    outline && { title: outline.title, href: `${encodeURIComponent(outline.name)}.html` };
  return {
    lang: interfaceLanguage(deck.chapter.settings.lang),
    reveal: revealOptions(deck),
    deck: { name: deck.outline.name, title: deck.outline.title },
    course: { title: courseTitle, home: 'index.html' },
    previous: neighbour(deck.previous),
    next: neighbour(deck.next),
    minutes: deck.outline.minutes,
  };
}

/** Code colours by the name of a highlight.js theme: `base16/zenburn` and `zenburn` are the same. */
function highlightClass({ chapter }: Deck): string[] {
  const name = chapter.settings.highlightTheme;
  return name === undefined ? [] : [`highlight-${name.replace(/^.*\//, '').replace(/[^\w-]+/g, '-')}`];
}

/** What link previews show, once the deck's public address is known (reveal-md's `absoluteUrl`). */
function socialCard({ chapter, outline }: Deck): string {
  const address = chapter.settings.absoluteUrl;
  if (!address) return '';
  const base = address.endsWith('/') ? address : `${address}/`;
  return `<meta property="og:title" content="${escapeHtml(outline.title)}">\n<meta property="og:image" content="${escapeHtml(base)}featured-slide.jpg">\n`;
}

import type { Element } from 'hast';
import type { Place } from '../../model/diagnostic.ts';
import { type Feature, placeOf, type SlideContext } from '../../model/feature.ts';
import { absentFile } from '../../text/absent.ts';
import { stringProperty, visitElements } from '../../text/hast.ts';
import { placeOfText } from '../../text/place.ts';
import { decoded, isRemote } from '../../text/reference.ts';

/**
 * Links. Those to chapters and slides are facts, resolved when the whole course is known; files of
 * the course are copied; other hosts open in a tab of their own, so that the deck stays.
 *
 * `[la suite](03-dockerfile.md#multi-stage)` → `<a href="03-dockerfile.html#/multi-stage">`
 */
export function links(): Feature {
  return {
    name: 'links',
    html(tree, context) {
      visitElements(tree, (element) => {
        if (element.tagName === 'a' || element.tagName === 'area') settle(element, context);
        return undefined;
      });
    },
  };
}

/** `#/`, `#/3/2`: places that need no name. A footnote's own links are not addresses of slides either. */
const numbered = /^#\/?(?:\d+(?:\/\d+)*\/?)?$/;

function settle(link: Element, context: SlideContext): void {
  const href = stringProperty(link, 'href')?.trim();
  if (!href || isFootnote(link)) return;
  if (/^javascript:/i.test(href)) {
    delete link.properties['href'];
    context.report({
      ruleId: 'attribute-event',
      reason: 'A `javascript:` link cannot run under the policy of the decks',
      fix: 'Put the code in a file named by `scripts:`.',
      place: placeOf(link),
    });
  } else if (isRemote(href)) {
    if (context.dialect !== 'course') return;
    link.properties['target'] ??= '_blank';
    link.properties['rel'] ??= ['noopener'];
  } else if (href.startsWith('#')) {
    if (!numbered.test(href)) note(link, href, '', href.slice(1), context);
  } else if (!/^[a-z][a-z0-9+.-]*:/i.test(href)) {
    // mailto:, tel: and the like are the browser's.
    settlePath(link, href, context);
  }
}

function isFootnote(link: Element): boolean {
  return link.properties['dataFootnoteRef'] !== undefined || link.properties['dataFootnoteBackref'] !== undefined;
}

function settlePath(link: Element, href: string, context: SlideContext): void {
  const [, path = '', anchor = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(href) ?? [];
  const isPage = /\.html?$/i.test(path);
  const isChapter = /\.(?:md|markdown)$/i.test(path) || (isPage && !isOwnFile(path, context));
  if (isChapter) {
    note(link, href, decoded(path), anchor, context);
    return;
  }
  const input = context.input(path);
  if (input.kind === 'file') {
    link.properties['href'] = context.asset(input.path);
    return;
  }
  delete link.properties['href'];
  context.report(absentFile(path, input, 'link-dead', context, placeOfHref(link, href, context)));
}

/** A page that the course brings along, as opposed to the page that a chapter beside it becomes. */
function isOwnFile(path: string, context: SlideContext): boolean {
  if (context.input(path).kind !== 'file') return false;
  return context.input(path.replace(/\.html?$/i, '.md')).kind !== 'file';
}

function note(link: Element, href: string, path: string, anchor: string, context: SlideContext): void {
  const key = String(context.facts.links.length);
  link.properties['dataLink'] = key;
  const place = placeOfHref(link, href, context);
  context.facts.links.push({ key, path, anchor: decoded(anchor.replace(/^\//, '')), place });
}

/** Markdown has encoded the address; an author may have written it plainly. */
function placeOfHref(link: Element, href: string, context: SlideContext): Place | undefined {
  const around = placeOf(link);
  const encoded = placeOfText(context.source, href, around);
  return encoded === around ? placeOfText(context.source, decoded(href), around) : encoded;
}

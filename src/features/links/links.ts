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
  if (input.kind !== 'file' && reportSign(link, href, context)) return;
  if (input.kind === 'file') {
    link.properties['href'] = context.asset(input.path);
    return;
  }
  delete link.properties['href'];
  context.report(absentFile(path, input, 'link-dead', context, placeOfHref(link, href, context)));
}

/** `C#.md`: a `#` or a `?` of a file's name would begin an anchor or a query. */
function reportSign(link: Element, href: string, context: SlideContext): boolean {
  const encoded = href.replace(/[#?]/g, encodeURIComponent);
  if (encoded === href || context.input(encoded).kind !== 'file') return false;
  delete link.properties['href'];
  context.report({
    ruleId: 'link-dead',
    reason: `\`${href}\` is not read as a file's name: \`#\` and \`?\` end the path`,
    fix: `Write \`${encoded}\`.`,
    expected: [encoded],
    place: placeOfHref(link, href, context),
  });
  return true;
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

/**
 * Markdown has encoded the address; an author may have written it plainly. It is looked for behind what the
 * link shows, which may be the same text.
 */
function placeOfHref(link: Element, href: string, context: SlideContext): Place | undefined {
  const around = placeOf(link);
  const shown = link.children.at(-1)?.position?.end;
  const end = around?.end;
  const behind = around && shown && end ? { line: shown.line, column: shown.column, end } : around;
  const find = (where: Place | undefined): Place | undefined => {
    const places = [href, decoded(href)].map((text) => placeOfText(context.source, text, where));
    return places.find((place) => place !== where && isWithin(place, around));
  };
  return find(behind) ?? find(around) ?? around;
}

/** Whether a place ends before the other does: what is searched are whole lines, which may hold several links. */
function isWithin(place: Place | undefined, around: Place | undefined): boolean {
  const [inner, outer] = [place?.end, around?.end];
  if (!inner || !outer) return true;
  return inner.line < outer.line || (inner.line === outer.line && inner.column <= outer.column);
}

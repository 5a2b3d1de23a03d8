import type { Element } from 'hast';
import { type Feature, placeOf, type SlideContext } from '../../model/feature.ts';
import { stringProperty, visitElements } from '../../text/hast.ts';

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

function settle(link: Element, context: SlideContext): void {
  const href = stringProperty(link, 'href');
  if (href === undefined || href === '') return;
  if (/^\s*javascript:/i.test(href)) {
    delete link.properties['href'];
    context.report({
      ruleId: 'attribute-event',
      reason: 'A `javascript:` link cannot run under the policy of the decks',
      fix: 'Put the code in a file named by `scripts:`.',
      place: placeOf(link),
    });
  } else if (/^(?:https?:)?\/\//i.test(href)) {
    if (context.dialect === 'course') Object.assign(link.properties, { target: '_blank', rel: ['noopener'] });
  } else if (/^[a-z][a-z0-9+.-]*:/i.test(href)) {
    // mailto:, tel: and the like are the browser's.
  } else if (href.startsWith('#')) {
    if (!isFootnote(link) && href !== '#' && !/^#\/?(?:\d+(?:\/\d+)*(?:\/)?)?$/.test(href)) note(link, '', href.slice(1), context);
  } else {
    settlePath(link, href, context);
  }
}

function isFootnote(link: Element): boolean {
  return link.properties['dataFootnoteRef'] !== undefined || link.properties['dataFootnoteBackref'] !== undefined;
}

function settlePath(link: Element, href: string, context: SlideContext): void {
  const [, path = '', anchor = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(href) ?? [];
  if (/\.(?:md|markdown|html)$/i.test(path)) {
    note(link, decode(path), anchor, context);
    return;
  }
  const input = context.input(path);
  if (input.kind === 'file') {
    link.properties['href'] = context.asset(input.path);
    return;
  }
  delete link.properties['href'];
  const outside = input.kind === 'outside';
  context.report({
    ruleId: outside ? 'path-outside' : input.caseOnly ? 'link-case' : 'link-dead',
    reason: outside ? `\`${path}\` leads out of the course` : `The file \`${path}\` does not exist`,
    fix: !outside && input.near ? `Did you mean \`${input.near}\`?` : undefined,
    expected: !outside && input.near ? [input.near] : undefined,
    place: placeOf(link),
  });
}

function note(link: Element, path: string, anchor: string, context: SlideContext): void {
  const key = `${context.span === 'notes' ? 'n' : ''}${context.facts.links.length}`;
  link.properties['dataLink'] = key;
  context.facts.links.push({ key, path, anchor: decode(anchor.replace(/^\//, '')), place: placeOf(link) });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

import type { Comment, Element, Nodes, Parents } from 'hast';
import { find, html } from 'property-information';
import type { Finding } from '../../model/diagnostic.ts';
import { type Feature, placeOf, type SlideContext } from '../../model/feature.ts';
import { addClass } from '../../text/hast.ts';
import { nearest } from '../../text/nearest.ts';
import { placeOfText } from '../../text/place.ts';
import { type Pair, parsePairs } from './pairs.ts';
import { type AttributeComment, type CommentReader, commentReader } from './patterns.ts';

/**
 * Attributes by comment, as the reveal.js Markdown plugin reads them.
 *
 * `## Title <!-- .element: class="fragment" -->` → `<h2 class="fragment">Title</h2>`
 *
 * `<!-- .slide: data-background="#f00" -->` anywhere → `<section data-background="#f00">`
 *
 * An element comment reaches the nearest element before it among its siblings, `<br>` left out, else
 * its parent; right after a list (no blank line) the last item; first on the slide, the slide itself.
 * Unlike the plugin, `class` adds to the classes that are there.
 */
export function attributes(): Feature {
  return {
    name: 'attributes',
    html(tree, context) {
      let read: CommentReader | undefined;
      const visit = (parent: Parents): void => {
        for (let index = 0; index < parent.children.length; index++) {
          const child = parent.children[index] as Nodes;
          if (child.type === 'element') visit(child);
          if (child.type !== 'comment') continue;
          read ??= commentReader(context);
          const found = read(child.value);
          if (found) {
            apply(found, found.about === 'slide' ? 'slide' : targetOf(parent, index, child, context), child, context);
            parent.children.splice(index--, 1);
            trimEnd(parent);
          } else {
            const unread = unreadFinding(child, context);
            if (unread) context.report(unread);
          }
        }
      };
      visit(tree);
    },
  };
}

type Target = Element | 'slide' | undefined;

function targetOf(parent: Parents, index: number, comment: Comment, context: SlideContext): Target {
  for (let before = index - 1; before >= 0; before--) {
    const node = parent.children[before] as Nodes;
    if (node.type !== 'element' || node.tagName === 'br') continue;
    return lastItemBefore(node, comment) ?? node;
  }
  if (parent.type === 'element') return parent;
  return context.span === 'content' ? 'slide' : undefined;
}

/** A comment on the line right after a list speaks of its last item, not of the whole list. */
function lastItemBefore(list: Element, comment: Comment): Element | undefined {
  if (list.tagName !== 'ul' && list.tagName !== 'ol') return undefined;
  const end = list.position?.end.line;
  const start = comment.position?.start.line;
  if (end === undefined || start === undefined || start > end + 1) return undefined;
  return list.children.findLast((child): child is Element => child.type === 'element' && child.tagName === 'li');
}

function apply({ text, rest, about }: AttributeComment, target: Target, comment: Comment, context: SlideContext): void {
  const place = placeOf(comment);
  const { pairs, leftOver } = parsePairs(text);
  const report = (reason: string, fix: string, about = ''): void => {
    const exact = placeOfText(context.source, about, place);
    context.report({ ruleId: 'attribute-unreached', reason, fix, place: exact });
  };
  if (leftOver || pairs.length === 0) {
    report(
      leftOver ? `\`${leftOver}\` is not read as an attribute` : 'This comment gives no attribute',
      'Attributes are written `name="value"`, with double quotes and a value; only `data-…` names may stand alone.',
      leftOver,
    );
  }
  if (parsePairs(rest).pairs.length > 0) {
    report(`Only one line of a \`.${about}\` comment is read`, 'Write all its attributes on that line.');
  }
  if (target === undefined) report('No element stands before this comment', 'Put it after the element it speaks of.');
  else for (const pair of pairs) set(target, pair, comment, context);
}

/** What HTML can hold as the name of an attribute. */
const possibleName = /^[^\s"'<>/=\p{Cc}]+$/u;

function set(target: Element | 'slide', { name, value }: Pair, comment: Comment, context: SlideContext): void {
  if (!possibleName.test(name)) {
    context.report({
      ruleId: 'attribute-unreached',
      reason: `\`${name}\` cannot be the name of an attribute`,
      fix: 'Names are made of letters, digits and hyphens.',
      place: placeOf(comment),
    });
    return;
  }
  if (/^on[a-z]/i.test(name)) {
    context.report({
      ruleId: 'attribute-event',
      reason: `\`${name}\` cannot run: the policy of the decks refuses code in attributes`,
      fix: 'Put the code in a `<script>` element or in a file named by `scripts:`.',
      place: placeOfText(context.source, name, placeOf(comment)),
    });
  } else if (name.toLowerCase() === 'data-notes' && !context.settings.edition.notes) {
    // Speaker notes are not of this edition.
  } else if (target === 'slide') {
    setOnSlide(context.attributes, name.toLowerCase(), value);
    if (name.toLowerCase() === 'id') context.facts.ids.push({ id: value, place: placeOf(comment) });
  } else if (name.toLowerCase() === 'class') {
    addClass(target, ...value.split(/\s+/).filter(Boolean));
  } else {
    // The property that raw HTML would give too, so that no attribute stands twice.
    target.properties[find(html, name).property] = value;
  }
}

function setOnSlide(attributes: SlideContext['attributes'], name: string, value: string): void {
  const before = attributes[name];
  attributes[name] = name === 'class' && typeof before === 'string' ? `${before} ${value}` : value;
}

/** A comment that was surely meant to give attributes, and gives none. */
function unreadFinding(comment: Comment, { settings }: SlideContext): Finding | undefined {
  const name = /^\s*\.([a-z]+)\b[^=]*=/i.exec(comment.value)?.[1];
  const near = name && nearest(name, ['element', 'slide']);
  if (!near) return undefined;
  const key = near === 'slide' ? 'slideAttributes' : 'elementAttributes';
  return {
    ruleId: 'attribute-unreached',
    reason: `This \`.${name}\` comment is not read: it gives no attribute`,
    fix: settings[key] === undefined ? `Write \`.${near}:\`.` : `This chapter’s \`${key}\` has another pattern.`,
    place: placeOf(comment),
  };
}

/** Drops the blank that stood between a text and the comment that ended its element. */
function trimEnd(parent: Parents): void {
  const last = parent.children.at(-1);
  if (last?.type === 'text') last.value = last.value.replace(/[ \t]+$/, '');
}

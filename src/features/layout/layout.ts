import type { Comment, Nodes, Parents, Root } from 'hast';
import { type Feature, placeOf, type SlideContext } from '../../model/feature.ts';
import { giveLayout } from '../../text/layout.ts';
import { parseMinutes } from '../../text/minutes.ts';
import { placeOfText } from '../../text/place.ts';
import { canonical, unknownLayout } from './names.ts';
import { meantSetting, readSetting, type Setting } from './settings.ts';

/**
 * What a slide says about itself in comments, anywhere on it.
 *
 * `<!-- layout: section -->` → `<section class="layout-section">`
 *
 * `<!-- durée: 15 min -->` → the minutes of the slide, or on a divider those of its part
 *
 * `layout:` in the front matter is that of the chapter's first slide. In a course of ours a slide that is
 * only a title, `# Les volumes` with at most a paragraph, needs no comment: the first of its chapter is an
 * opener, a later one divides parts. `layout: simple` or attributes of the slide's own say otherwise.
 */
export function layout(): Feature {
  return {
    name: 'layout',
    html(tree, context) {
      if (context.span !== 'content') return;
      visit(tree, context);
      if (context.facts.layout) return;
      if (context.cut === 'start' && context.settings.layout !== undefined) ofChapter(context.settings.layout, context);
      else if (context.dialect === 'course' && isTitleOnly(tree)) {
        giveLayout(context.cut === 'start' ? 'titre' : 'section', context);
      }
    },
  };
}

/** Settings are taken out of the tree; other comments may be another feature's. */
function visit(parent: Parents, context: SlideContext): void {
  for (let index = 0; index < parent.children.length; index++) {
    const node = parent.children[index] as Nodes;
    if (node.type === 'element') visit(node, context);
    if (node.type !== 'comment') continue;
    const setting = readSetting(node.value);
    if (setting) {
      apply(setting, node, context);
      parent.children.splice(index--, 1);
      // The blank before a comment that ends its line says nothing.
      const last = parent.children.at(-1);
      if (index === parent.children.length - 1 && last?.type === 'text') last.value = last.value.trimEnd();
    } else if (context.dialect === 'course') reportMeant(node, context);
  }
}

function apply({ key, written, value }: Setting, comment: Comment, context: SlideContext): void {
  if (key === 'layout') {
    const name = canonical(value);
    if (name) giveLayout(name, context);
    // Comments of a deck that was written for another tool are its own affair.
    else if (context.dialect === 'course') {
      const { reason, fix, near } = unknownLayout(value);
      const expected = near ? [`<!-- layout: ${near} -->`] : undefined;
      context.report({ ruleId: 'layout-unknown', reason, fix, expected, place: placeOf(comment) });
    }
  } else if (key === 'duration') {
    const minutes = parseMinutes(value);
    if (minutes !== undefined) context.facts.minutes = minutes;
    else if (context.dialect === 'course') {
      context.report({
        ruleId: 'slide-setting',
        reason: value ? `The time \`${value}\` is not understood` : `\`${written}:\` says no time`,
        fix: `Write minutes, \`${written}: 15\`, or a time such as \`${written}: 1 h 30\`.`,
        place: placeOfText(context.source, value, placeOf(comment)),
      });
    }
  }
}

function ofChapter(wanted: string, context: SlideContext): void {
  const name = canonical(wanted);
  if (name) return giveLayout(name, context);
  const { reason, fix, near } = unknownLayout(wanted);
  context.report({ ruleId: 'layout-unknown', reason, fix, expected: near ? [near] : undefined, setting: ['layout'] });
}

function reportMeant(comment: Comment, context: SlideContext): void {
  const meant = meantSetting(comment.value);
  if (!meant) return;
  context.report({
    ruleId: 'slide-setting',
    reason: `The comment \`${meant.written}: …\` sets nothing`,
    fix: `Did you mean \`${meant.near}\`?`,
    expected: [meant.near],
    place: placeOfText(context.source, meant.written, placeOf(comment)),
  });
}

/** A level-1 heading, perhaps a paragraph of text, and no attributes that the author gave the slide. */
function isTitleOnly({ children }: Root): boolean {
  const said = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [title, text, ...more] = said;
  if (title?.type !== 'element' || title.tagName !== 'h1' || more.length > 0) return false;
  if (!text) return true;
  return text.type === 'element' && text.tagName === 'p' && !text.children.some(isMedia);
}

function isMedia(node: Nodes): boolean {
  return node.type === 'element' && ['img', 'video', 'svg', 'picture'].includes(node.tagName);
}

import type { Comment, Nodes, Root } from 'hast';
import { type Feature, placeOf, type SlideContext } from '../../model/feature.ts';
import { nearest } from '../../text/nearest.ts';
import { fold } from '../../text/slug.ts';

/** Canonical names and their aliases; each is a class of the theme, `layout-<name>`. */
const layouts: Readonly<Record<string, readonly string[]>> = {
  titre: ['title', 'couverture', 'cover'],
  section: ['partie', 'part'],
  definition: [],
  'deux-colonnes': ['two-columns'],
  code: [],
  comparaison: ['comparison', 'compare'],
  chiffre: ['stat', 'figure'],
  image: ['picture'],
  exercice: ['exercise'],
  citation: ['quote'],
  agenda: ['plan'],
  simple: ['plain'],
};

const pattern = /^\s*layout\s*:\s*(.*?)\s*$/s;

/**
 * The layout of a slide, by a comment anywhere on it.
 *
 * `<!-- layout: section -->` → `<section class="layout-section">`
 *
 * In a course of ours a slide that is only a title, `# Les volumes` with at most a paragraph, needs no
 * comment: the first of its chapter is an opener, a later one divides parts. `layout: simple` or
 * attributes of the slide's own say otherwise.
 */
export function layout(): Feature {
  return {
    name: 'layout',
    html(tree, context) {
      if (context.span !== 'content') return;
      visit(tree, context);
      if (context.dialect === 'course' && !context.facts.layout && isTitleOnly(tree)) {
        use(context.cut === 'start' ? 'titre' : 'section', context);
      }
    },
  };
}

function visit(node: Nodes, context: SlideContext): void {
  if (node.type === 'comment') {
    const wanted = pattern.exec(node.value)?.[1];
    if (wanted !== undefined) apply(wanted, node, context);
  } else if ('children' in node) for (const child of node.children) visit(child, context);
}

function apply(wanted: string, comment: Comment, context: SlideContext): void {
  const name = canonical(wanted);
  if (name) {
    use(name, context);
    return;
  }
  // Comments of a deck that was written for another tool are its own affair.
  if (context.dialect === 'reveal-md') return;
  const names = Object.keys(layouts);
  const near = nearest(wanted, Object.entries(layouts).flat(2));
  context.report({
    ruleId: 'layout-unknown',
    reason: `The layout \`${wanted}\` is not known`,
    fix: near ? `Did you mean \`${near}\`?` : `Known layouts: ${names.map((known) => `\`${known}\``).join(', ')}.`,
    expected: near ? [`<!-- layout: ${near} -->`] : undefined,
    place: placeOf(comment),
  });
}

function use(name: string, context: SlideContext): void {
  context.facts.layout = name;
  const before = context.attributes['class'];
  context.attributes['class'] = `${typeof before === 'string' ? `${before} ` : ''}layout-${name}`;
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

function canonical(wanted: string): string | undefined {
  const folded = fold(wanted);
  return Object.keys(layouts).find((name) => name === folded || layouts[name]?.includes(folded));
}

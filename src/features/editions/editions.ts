import type { Nodes as HastNodes } from 'hast';
import type { Nodes, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Feature, SlideContext } from '../../model/feature.ts';
import { isNamed, reportUnclosed } from '../../text/directive.ts';
import { isInEdition, readEditionComment } from '../../text/edition.ts';
import { hasClass, visitElements } from '../../text/hast.ts';
import { noteLeftOut } from '../../text/left-out.ts';

/**
 * What an edition leaves out is gone before any other feature sees it: no file of it is read, nothing of it
 * is known to the course, and no byte of it is written. The `Note:` lines are the scanner's work, and so are
 * slides of other editions, unless only the parser could tell that their comment is one.
 *
 * `:::solution` … `:::` → nothing; a slide that held nothing else under its title is left out whole
 *
 * `:::notes` … `:::`, `<aside class="notes">`, `data-notes="…"` → nothing
 */
export function editions(): Feature {
  return {
    name: 'editions',
    markdown(tree, context) {
      const { notes, solutions } = context.settings.edition;
      if (!notes) leaveOut(tree, (node) => isNamed(node, ['notes']), context);
      if (!notes) leaveOutAsides(tree);
      if (solutions || !leaveOut(tree, (node) => isNamed(node, ['solution', 'corrigé']), context)) return;
      if (context.span === 'content' && tree.children.every(isFrame)) context.facts.spent = true;
    },
    html(tree, context) {
      const { edition } = context.settings;
      if (edition.name !== undefined && isOfAnother(tree, context)) context.facts.spent = true;
      if (edition.notes) return;
      visitElements(tree, (element, parent, index) => {
        delete element.properties['dataNotes'];
        if (element.tagName !== 'aside' || !hasClass(element, 'notes')) return true;
        parent.children.splice(index, 1, { type: 'text', value: '' });
        return false;
      });
    },
  };
}

/** A node with children, whatever these may be. */
interface Parent {
  children: Nodes[];
}

/**
 * Takes out the directives that are meant, and what held nothing else.
 *
 * @returns whether there was one.
 */
function leaveOut(tree: Root, isMeant: (node: ContainerDirective) => boolean, context: SlideContext): boolean {
  let found = false;
  const visit = (parent: Parent): void => {
    parent.children = parent.children.filter((node) => {
      if (node.type === 'containerDirective' && isMeant(node)) {
        found = true;
        reportOpen(node, context);
        noteLeftOut(tree, node);
        return false;
      }
      if (!('children' in node)) return true;
      const count = node.children.length;
      visit(node as Parent);
      return count === 0 || node.children.length > 0;
    });
  };
  visit(tree);
  return found;
}

/** What a directive within it leaves open would end it too early, and show the rest. */
function reportOpen(node: Nodes, context: SlideContext): void {
  if (node.type === 'containerDirective') reportUnclosed(node, context);
  if ('children' in node) for (const child of node.children) reportOpen(child, context);
}

const opening = /<aside\b[^>]*\bclass\s*=\s*(?:"[^"]*\bnotes\b|'[^']*\bnotes\b|notes\b)/i;

/** Raw `<aside class="notes">` around Markdown: what stands between its tags, which are nodes of their own. */
function leaveOutAsides(tree: Root): void {
  const visit = (parent: Parent): void => {
    for (let index = 0; index < parent.children.length; index++) {
      const node = parent.children[index] as Nodes;
      if ('children' in node) visit(node as unknown as Parent);
      if (node.type !== 'html' || !opening.test(node.value)) continue;
      noteLeftOut(tree, node);
      if (/<\/aside\s*>/i.test(node.value)) continue;
      const end = parent.children.findIndex(
        (other, at) => at > index && other.type === 'html' && /<\/aside\s*>/i.test(other.value),
      );
      if (end > index) noteLeftOut(tree, node, parent.children[end]);
      if (end > index + 1) parent.children.splice(index + 1, end - index - 1);
    }
  };
  visit(tree);
}

/** What a slide's content hangs in, and is none by itself: its title, comments, notes, definitions. */
function isFrame(node: Nodes): boolean {
  if (node.type === 'html') return node.value.replace(/<!--[\s\S]*?-->/g, '').trim() === '';
  if (node.type === 'containerDirective') return isNamed(node, ['notes']);
  return ['heading', 'definition', 'footnoteDefinition'].includes(node.type);
}

/** Whether a comment that the scanner has not read as one says that the slide is of other editions. */
function isOfAnother(node: HastNodes, context: SlideContext): boolean {
  if (node.type === 'comment') {
    const note = readEditionComment(node.value);
    return note !== undefined && !isInEdition(note, context.settings.edition);
  }
  return 'children' in node && node.children.some((child) => isOfAnother(child, context));
}

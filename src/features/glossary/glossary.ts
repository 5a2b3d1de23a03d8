import type { Root as MdastRoot } from 'mdast';
import {
  type ChapterView,
  type ElementPatch,
  type Feature,
  type LinkContext,
  placeOf,
  type SlideContext,
} from '../../model/feature.ts';
import { claim, readOptions, visitDirectives } from '../../text/directive.ts';
import { labelsFor } from '../../text/labels.ts';
import { hasHeading } from '../../text/mdast.ts';
import { reportMisuse } from '../../text/misuse.ts';
import { placeOfText } from '../../text/place.ts';
import { fold } from '../../text/slug.ts';
import { claimDefinitions, definitionNames, noteDefinitions } from './definition.ts';
import { gather, type Known, keyOf } from './known.ts';
import { fillGlossary } from './list.ts';
import { markTerms } from './terms.ts';

const names = ['glossaire', 'glossary'];
const options = {
  scope: { names: ['portée', 'scope'], type: 'text' },
  letters: { names: ['lettres', 'letters'], type: 'text' },
} as const;

/**
 * Definitions, the glossary made of them, and their terms explained where they are used again.
 *
 * `:::définition[Image]{aussi="images" en="image"}` … `:::` → `<div class="definition"><h2
 * class="definition-term"><dfn>Image</dfn></h2><p class="definition-english" lang="en">image</p>…</div>`; the
 * term is a paragraph where the slide has a heading of its own.
 *
 * `::glossaire{portée=cours lettres=A-F}` lists the whole course's, those of some letters only.
 *
 * `::glossaire` → `<dl class="glossary"><div class="glossary-entry"><dt><a href="#/image">Image</a></dt>…</dl>`
 */
export function glossary(): Feature {
  // A course is linked slide by slide: what it defines is gathered once.
  const courses = new WeakMap<readonly ChapterView[], Known>();
  const knownIn = (chapters: readonly ChapterView[]): Known => {
    const known = courses.get(chapters) ?? gather(chapters);
    courses.set(chapters, known);
    return known;
  };
  return {
    name: 'glossary',
    directives: [
      { names: definitionNames, kind: 'container' },
      { names, kind: 'leaf' },
    ],
    markdown(tree, context) {
      if (!context.source.includes('::')) return;
      const titled = hasHeading(tree);
      claimDefinitions(tree, titled, context);
      claimGlossaries(tree, titled, context);
    },
    html(tree, context) {
      if (context.span === 'content' && context.source.includes('::')) noteDefinitions(tree, context);
    },
    link(context) {
      const known = knownIn(context.chapters);
      if (known.entries.length > 0) reportTwice(context, known);
      const patches: ElementPatch[] = [];
      if (context.slide.facts.uses.includes('glossary')) patches.push(fillGlossary(context, known));
      const terms = context.chapter.chapter.settings.terms
        ? markTerms(context, known.vocabulary(context.chapter))
        : undefined;
      if (terms) patches.push(terms);
      if (patches.length === 0) return undefined;
      return (element, span, around) => patches.reduce((changed, patch) => patch(changed, span, around), element);
    },
  };
}

function claimGlossaries(tree: MdastRoot, titled: boolean, context: SlideContext): void {
  let found = false;
  visitDirectives(tree, names, (node) => {
    if (node.type !== 'leafDirective') return;
    const { scope, letters } = readOptions(node, options, context, 'none');
    const isCourse = ['cours', 'course'].includes(fold(scope ?? ''));
    if (scope !== undefined && !isCourse && !['chapitre', 'chapter'].includes(fold(scope))) {
      context.report({
        ruleId: 'directive-option',
        reason: `The scope \`${scope}\` of \`${node.name}\` is not known`,
        fix: 'It is `cours` (the whole course) or `chapitre`.',
        expected: ['cours', 'chapitre'],
        place: placeOfText(context.source, scope, placeOf(node)),
      });
    }
    const range = letters === undefined ? undefined : /^([a-z])(?:\s*[-–]\s*([a-z]))?$/.exec(fold(letters));
    if (range === null) {
      context.report({
        ruleId: 'directive-option',
        reason: `The letters \`${letters}\` of \`${node.name}\` are not understood`,
        fix: 'Write the first and the last one: `lettres=A-F`.',
        place: placeOfText(context.source, letters ?? '', placeOf(node)),
      });
    }
    node.children = [];
    claim(node, 'dl', {
      className: ['glossary'],
      ...(isCourse && { dataScope: 'course' }),
      ...(range && { dataLetters: `${range[1]}${range[2] ?? range[1]}` }),
    });
    if (context.span === 'notes') {
      reportMisuse(node, 'A glossary says nothing in the notes', 'Put it on a slide.', context);
    } else found = true;
  });
  if (!found) return;
  context.facts.uses.push('glossary');
  if (titled) return;
  const text = labelsFor(context.settings.lang).glossary;
  tree.children.unshift({ type: 'heading', depth: 2, children: [{ type: 'text', value: text }] });
}

/** A term that is defined again is told where it stands the second time. */
function reportTwice({ slide, chapter, report }: LinkContext, { first }: Known): void {
  for (const definition of slide.facts.definitions) {
    const earlier = first.get(keyOf(definition.term));
    if (!earlier || earlier.definition === definition) continue;
    const line = earlier.slide.line + (earlier.definition.place?.line ?? 1) - 1;
    const { path } = earlier.chapter.chapter;
    report({
      ruleId: 'definition-duplicate',
      reason: `\`${definition.term}\` is defined twice: first in \`${path}\`, line ${line}`,
      fix:
        earlier.chapter === chapter
          ? 'Keep one of them, or give the other another term.'
          : 'Keep one of them: later chapters explain the term by the definition that is nearest before.',
      place: definition.place,
    });
  }
}

import type { Element, Root } from 'hast';
import type { Feature, SlideContext } from '../../model/feature.ts';
import { classesOf, h, hasClass, stringProperty, visitElements } from '../../text/hast.ts';
import { readFences } from './fences.ts';
import { linkSnippets } from './link.ts';
import { fenceWords } from './words.ts';

/**
 * Snippets that run: on stage, when they are recorded, when they are verified. A fence `output` after one is what
 * it should print.
 *
 * ~~~md
 * ```bash run id=bonjour
 * echo bonjour
 * ```
 *
 * ```output
 * bonjour
 * ```
 * ~~~
 * →
 * ```html
 * <div class="snippet" data-snippet="bonjour">
 *   <pre class="code-wrapper">…</pre>
 *   <figure class="terminal" data-of="expected">
 *     <figcaption class="terminal-bar"><span class="terminal-dir">demos/web</span><span class="terminal-state">Sortie attendue, non enregistrée</span></figcaption>
 *     <pre class="terminal-screen"><samp>bonjour</samp></pre>
 *   </figure>
 * </div>
 * ```
 *
 * What was recorded (`LinkContext.chapter.recordings`) fills the terminal when the course is linked. Snippets marked
 * `hidden` are facts, and nothing on the slide.
 */
export function runnable(): Feature {
  return {
    name: 'runnable',
    fenceWords,
    markdown(tree, context) {
      if (context.dialect === 'course') readFences(tree, context);
    },
    html(tree, context) {
      const { facts, span } = context;
      if (facts.acts.length === 0) return;
      visitElements(tree, (element, parent, index) => {
        const key = takeMark(element);
        if (key === undefined) return undefined;
        // Raw HTML may have made speaker notes of it after all.
        if (span === 'content') parent.children[index] = withTerminal(element, key);
        return false;
      });
      if (span === 'content') facts.setup = isSetup(tree, context);
    },
    link: linkSnippets,
  };
}

/** Hidden snippets, and nothing that anybody would see. */
function isSetup(tree: Root, { facts, attributes }: SlideContext): boolean {
  return (
    facts.acts.every((act) => act.kind === 'snippet' && act.hidden) &&
    Object.keys(attributes).length === 0 &&
    tree.children.every((node) => node.type === 'comment' || (node.type === 'text' && node.value.trim() === ''))
  );
}

/** What comes as a step comes with its terminal. */
function withTerminal(block: Element, dataAct: string): Element {
  const fragment = ['dataFragmentIndex', 'data-fragment-index'].filter((name) => block.properties[name] !== undefined);
  const moved: Element['properties'] = Object.fromEntries(fragment.map((name) => [name, block.properties[name]]));
  for (const name of fragment) delete block.properties[name];
  const steps = hasClass(block, 'fragment') ? classesOf(block).filter((name) => !ownClasses.includes(name)) : [];
  if (steps.length > 0) block.properties['className'] = classesOf(block).filter((name) => !steps.includes(name));
  return h('div', { className: ['snippet', ...steps], ...moved, dataAct }, [
    block,
    h('figure', { className: ['terminal'] }),
  ]);
}

/** Classes of a block that say what it is; others are its author's. */
const ownClasses = [
  'code',
  'code-wrapper',
  'stepped',
  'has-current',
  'long',
  'wide',
  'wrap',
  'annotated',
  'beside',
  'under',
];

/** The mark of an act on a block, taken away: a `pre`, the figure around it, or that with its explanations. */
function takeMark(element: Element): string | undefined {
  const isAnnotated = hasClass(element, 'annotated');
  if (!isAnnotated && element.tagName !== 'pre' && element.tagName !== 'figure') return undefined;
  const block = isAnnotated ? (childOf(element, 'pre') ?? childOf(element, 'figure') ?? element) : element;
  const pre = block.tagName === 'pre' ? block : childOf(block, 'pre');
  const code = pre && childOf(pre, 'code');
  const key = code && stringProperty(code, 'dataAct');
  if (code) delete code.properties['dataAct'];
  return key;
}

function childOf(element: Element, tagName: string): Element | undefined {
  return element.children.find((child): child is Element => child.type === 'element' && child.tagName === tagName);
}

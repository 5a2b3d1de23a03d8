import type { Element } from 'hast';
import type { Code, Nodes, Parents, Root } from 'mdast';
import type { Feature, SlideContext } from '../../model/feature.ts';
import { h, stringProperty, visitElements } from '../../text/hast.ts';
import { parseInfo } from '../../text/info-string.ts';
import { linkSnippets } from './link.ts';
import { readSnippet } from './read.ts';
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
      if (context.dialect === 'course' && context.span === 'content') readFences(tree, context);
    },
    html(tree, context) {
      if (context.facts.acts.length === 0) return;
      visitElements(tree, (element, parent, index) => {
        const key = actOf(element);
        if (key === undefined) return undefined;
        parent.children[index] = h('div', { className: ['snippet'], dataAct: key }, [
          element,
          h('figure', { className: ['terminal'] }, []),
        ]);
        return false;
      });
    },
    link: linkSnippets,
  };
}

/** Reads the runnable fences below a node, takes their `output` fences and the hidden ones out of the tree. */
function readFences(tree: Root, context: SlideContext): void {
  const visit = (parent: Parents): void => {
    for (let index = 0; index < parent.children.length; index++) {
      const node = parent.children[index] as Nodes;
      if ('children' in node) visit(node as Parents);
      if (node.type !== 'code' || !parseInfo(infoOf(node)).words.some(({ name }) => name === 'run')) continue;
      const next = parent.children[index + 1] as Nodes | undefined;
      const output = next?.type === 'code' && next.lang === 'output' ? next : undefined;
      if (output) parent.children.splice(index + 1, 1);
      const snippet = readSnippet(node, parseInfo(infoOf(node)), output, context);
      const key = context.facts.acts.push(snippet) - 1;
      if (snippet.kind === 'snippet' && snippet.hidden) parent.children.splice(index--, 1);
      else node.data = { ...node.data, hProperties: { ...node.data?.hProperties, dataAct: String(key) } };
    }
  };
  visit(tree);
}

function infoOf({ lang, meta }: Code): string {
  return [lang, meta].filter(Boolean).join(' ');
}

/** The act that a `pre`, or the figure around it, was made of; takes the mark away. */
function actOf(element: Element): string | undefined {
  if (element.tagName !== 'pre' && element.tagName !== 'figure') return undefined;
  const pre = element.tagName === 'pre' ? element : childOf(element, 'pre');
  const code = pre && childOf(pre, 'code');
  const key = code && stringProperty(code, 'dataAct');
  if (code) delete code.properties['dataAct'];
  return key;
}

function childOf(element: Element, tagName: string): Element | undefined {
  return element.children.find((child): child is Element => child.type === 'element' && child.tagName === tagName);
}

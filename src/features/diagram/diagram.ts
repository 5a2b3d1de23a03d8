import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Code } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Feature, placeOf, type SlideContext } from '../../model/feature.ts';
import { h, stringProperty, visitElements } from '../../text/hast.ts';
import { parseInfo } from '../../text/info-string.ts';
import { labelsFor } from '../../text/labels.ts';
import { slideKey } from '../../text/svg.ts';
import { canonical } from './canonical.ts';
import { describe } from './describe.ts';
import { draw } from './draw.ts';
import { createEngine, type Engine } from './engine.ts';
import { nameOf } from './name.ts';
import { refusalOf } from './refusal.ts';
import { readSource } from './source.ts';
import { checkWords, fenceWords } from './words.ts';

/**
 * Diagrams in [mermaid](https://mermaid.js.org), drawn while building, in the colours and fonts of the theme.
 *
 * ~~~md
 * ```mermaid alt="Le client interroge le serveur."
 * flowchart LR
 *   Client --> Serveur
 * ```
 * ~~~
 * →
 * ```html
 * <figure class="diagram"><svg class="drawing mermaid mermaid-flowchart" role="img" aria-label="…">…</svg></figure>
 * ```
 *
 * `alt=` or `title=`, else mermaid's own `accTitle` and `accDescr`, say what a listener hears; without them the
 * diagram is told box by box, and a hint asks for words.
 *
 * Flowcharts, sequence, class, state and entity diagrams and charts are drawn here. What the renderer does not
 * know (`gantt`, `mindmap`, notes in state diagrams …) is drawn in the page by mermaid, which only such decks carry:
 * `<figure class="diagram" data-mermaid><pre><code class="nohighlight">gantt …</code></pre></figure>`. Without
 * JavaScript its text is read as code.
 */
export function diagram({ library }: { readonly library: string }): Feature {
  const engine = createEngine(library);
  return {
    name: 'diagram',
    fenceWords,
    markdown(tree, context) {
      if (!context.settings.mermaid) return;
      visit(tree, 'code', (node: Code) => {
        if (node.lang?.toLowerCase() !== 'mermaid') return;
        const line = node.position?.start.line ?? 1;
        const info = parseInfo([node.lang, node.meta].filter(Boolean).join(' '));
        for (const finding of checkWords(info, line, context.source)) context.report(finding);
        const word = (name: string) => info.words.findLast((one) => one.name === name && one.value !== true)?.value;
        node.data = {
          ...node.data,
          hProperties: {
            ...node.data?.hProperties,
            dataMermaid: String(line),
            dataMermaidTitle: word('title'),
            dataMermaidAlt: word('alt'),
          },
        };
      });
    },
    html(tree, context) {
      let count = 0;
      visitElements(tree, (pre, parent, index) => {
        const code = pre.tagName === 'pre' ? pre.children.find((child) => child.type === 'element') : undefined;
        const line = Number(code && stringProperty(code, 'dataMermaid'));
        if (!code || !Number.isInteger(line)) return undefined;
        const given = {
          title: stringProperty(code, 'dataMermaidTitle'),
          alt: stringProperty(code, 'dataMermaidAlt'),
          line,
        };
        for (const name of ['dataMermaid', 'dataMermaidTitle', 'dataMermaidAlt']) delete code.properties[name];
        const made = show(textOf(code), given, ++count, engine, context);
        if (made) parent.children[index] = settled(made, pre);
        return false;
      });
    },
  };
}

interface Given {
  readonly title: string | undefined;
  readonly alt: string | undefined;
  /** Line of the fence on its slide. */
  readonly line: number;
}

/** @returns undefined when the text has to stay code. */
function show(text: string, given: Given, count: number, engine: Engine, context: SlideContext): Element | undefined {
  const source = readSource(text);
  const place = { line: given.line, column: 1 };
  const drawable = canonical(source);
  if (!drawable) {
    const refused = refusalOf(source, engine, given.line, context.source);
    if (refused) {
      context.report(refused);
      return undefined;
    }
    if (context.span === 'notes') return undefined;
  }
  const written = nameOf(source, given);
  const told = drawable && describe(drawable, context.settings.lang);
  const name = written ?? told ?? labelsFor(context.settings.lang).diagramOfKind(source.kind);
  if (!written) {
    context.report({
      ruleId: 'image-alt',
      reason: `The diagram has no description${told ? `: what is read out is “${told}”` : ''}`,
      fix: 'Say what it shows, in its fence: `mermaid alt="The client asks the server"`.',
      place,
    });
  }
  if (!drawable) return inPage(text, name, context);
  const drawing = draw(drawable.text, {
    kind: source.kind,
    prefix: `${slideKey(context.source)}-m${count}-`,
    engine,
    context,
  });
  if (drawing.small) context.report({ ...drawing.small, place });
  Object.assign(drawing.svg.properties, { role: 'img', ariaLabel: name });
  return h('figure', { className: ['diagram'] }, [drawing.svg]);
}

/** A diagram that mermaid draws in the page: its text, which stays where there is no JavaScript. */
function inPage(text: string, name: string, context: SlideContext): Element {
  if (!context.facts.parts.includes('mermaid')) context.facts.parts.push('mermaid');
  const code = h('code', { className: ['nohighlight'] }, [text]);
  const pre = h('pre', { className: ['code-wrapper'] }, [code]);
  return h('figure', { className: ['diagram'], dataMermaid: name }, [pre]);
}

/** What an attribute comment gave to the block is the figure's. */
function settled(figure: Element, pre: Element): Element {
  const { className, ...properties } = pre.properties;
  const classes = [figure.properties['className'], className].flat().filter((one) => typeof one === 'string');
  const position = placeOf(pre) && pre.position;
  return {
    ...figure,
    properties: { ...properties, ...figure.properties, className: classes },
    ...(position && { position }),
  };
}

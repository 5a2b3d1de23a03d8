import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Feature, SlideContext } from '../../model/feature.ts';
import { addAct, readActId, spokenIn } from '../../text/acts.ts';
import { claim, type Directive, readOptions, takeLabel, visitDirectives } from '../../text/directive.ts';
import { h, stringProperty, visitElements } from '../../text/hast.ts';
import { labelsFor } from '../../text/labels.ts';
import { reportMisuse } from '../../text/misuse.ts';
import { linkBrowsers } from './link.ts';

const names = ['navigateur', 'browser'];
const options = { url: { names: ['url', 'adresse'], type: 'text' } } as const;

/**
 * A page beside the slides: live on stage, its recorded picture elsewhere, or a place that says its address.
 *
 * `::navigateur[Le site]{url=http://localhost:8080 id=site}` →
 * ```html
 * <figure class="browser-view" data-browser="site" data-url="http://localhost:8080" aria-label="Le site">
 *   <figcaption class="browser-bar">
 *     <span class="browser-title">Le site</span>
 *     <span class="browser-address">http://localhost:8080</span>
 *     <span class="browser-state">Enregistré le 21/11/2026</span>
 *   </figcaption>
 *   <img class="browser-picture" src="assets/site.png" alt="Le site">
 * </figure>
 * ```
 */
export function browserView(): Feature {
  return {
    name: 'browser-view',
    directives: [{ names, kind: 'leaf' }],
    markdown(tree, context) {
      if (context.dialect !== 'course' || !context.source.includes('::')) return;
      const spoken = spokenIn(tree, context);
      visitDirectives(tree, names, (node) => {
        if (node.type !== 'leafDirective') return;
        const dataAct = addBrowser(node, spoken.has(node), context);
        takeLabel(node);
        if (dataAct === undefined) claim(node, 'p');
        else claim(node, 'figure', { className: ['browser-view'], dataAct });
      });
    },
    html(tree, context) {
      if (!context.source.includes('::')) return;
      visitElements(tree, (element, parent, index) => {
        const key = element.tagName === 'figure' ? stringProperty(element, 'dataAct') : undefined;
        const act = key === undefined ? undefined : context.facts.acts[Number(key)];
        if (act?.kind !== 'browser') return undefined;
        parent.children[index] = fill(element, act.url, context);
        return false;
      });
    },
    link: linkBrowsers,
  };
}

function addBrowser(node: Directive, isSpoken: boolean, context: SlideContext): string | undefined {
  const { url } = readOptions(node, options, context);
  const id = readActId(node, context);
  if (isSpoken) {
    reportMisuse(node, 'Speaker notes show no page', 'Write it on the slide.', context);
    return undefined;
  }
  if (!url) {
    reportMisuse(node, 'This browser has no address', 'Add it: `{url=http://localhost:8080}`.', context);
    return undefined;
  }
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return checkUrl(node, url, context)
    ? addAct(context.facts, { kind: 'browser', id, url, place: { line, column } })
    : undefined;
}

function checkUrl(node: Directive, url: string, context: SlideContext): boolean {
  const bare = /^(?:localhost|\d+(?:\.\d+){3}|[\w-]+(?:\.[\w-]+)+)(?::\d+)?(?:\/|$)/i.test(url);
  const parsed = bare || !URL.canParse(url) ? undefined : new URL(url);
  if (parsed && /^https?:$/.test(parsed.protocol) && parsed.username === '' && parsed.password === '') return true;
  const fix = bare ? `Did you mean \`http://${url}\`?` : 'It is one of the web, such as `http://localhost:8080`.';
  reportMisuse(node, `A browser cannot show the address \`${url}\``, fix, context, url);
  return false;
}

/** The bar, and the address where no picture is. */
function fill(figure: Element, url: string, { settings }: SlideContext): Element {
  const label = textOf(figure).trim();
  const address = h('span', { className: ['browser-address'] }, [url]);
  return {
    ...figure,
    properties: { ...figure.properties, dataUrl: url, ariaLabel: label || labelsFor(settings.lang).pageOf(url) },
    children: [
      h('figcaption', { className: ['browser-bar'] }, [
        ...(label ? [h('span', { className: ['browser-title'] }, figure.children), ' '] : []),
        address,
      ]),
    ],
  };
}

import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Feature, SlideContext } from '../../model/feature.ts';
import type { ActFact } from '../../model/snippet.ts';
import { claimActs, fillActs, placeOfAct, readActId } from '../../text/act-directives.ts';
import { type Directive, readOptions } from '../../text/directive.ts';
import { h } from '../../text/hast.ts';
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
      claimActs(tree, { names, className: ['browser-view'] }, context, (node, isSpoken) =>
        readBrowser(node, isSpoken, context),
      );
    },
    html(tree, context) {
      if (!context.source.includes('::')) return;
      fillActs(tree, 'browser', context, (figure, { url }) => fill(figure, url, context));
    },
    link: linkBrowsers,
  };
}

function readBrowser(node: Directive, isSpoken: boolean, context: SlideContext): ActFact | undefined {
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
  return checkUrl(node, url, context) ? { kind: 'browser', id, url, place: placeOfAct(node) } : undefined;
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

import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { placeOf, type SlideContext } from '../../model/feature.ts';
import { stringProperty } from '../../text/hast.ts';

const image = /\.(?:svg|png|jpe?g|gif|webp|avif)(?:[?#]|$)/i;

/**
 * The policy of the decks shows no `<object>` and no `<embed>`. One that holds a picture becomes an image,
 * in place; any other is reported.
 *
 * `<object data="plan.svg">Le plan</object>` → `<img src="plan.svg" alt="Le plan">`
 */
export function settleObject(element: Element, context: SlideContext): void {
  if (element.tagName !== 'object' && element.tagName !== 'embed') return;
  const { data, src, type: _, ...properties } = element.properties;
  const reference = typeof data === 'string' ? data : typeof src === 'string' ? src : '';
  if (image.test(reference)) {
    const alt = stringProperty(element, 'ariaLabel') ?? stringProperty(element, 'title') ?? textOf(element).trim();
    element.tagName = 'img';
    element.properties = { ...properties, src: reference, alt };
    element.children = [];
    return;
  }
  context.report({
    ruleId: 'element-blocked',
    reason: `\`<${element.tagName}>\` shows nothing: the policy of the decks refuses it`,
    fix: 'Use `<iframe>` for a page, `<video>` for a film, or a link to the file.',
    place: placeOf(element),
  });
}

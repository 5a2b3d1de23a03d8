import type { Element } from 'hast';
import { classesOf, h } from '../../text/hast.ts';

/** The labelled box that stands in the place of an image that is not there: nothing vanishes silently. */
export function missingBox(image: Element, alt: string, reference: string): Element {
  const label = [alt, reference].filter(Boolean).join(' — ');
  const { style, width } = image.properties;
  return h(
    'span',
    {
      className: ['missing', ...classesOf(image)],
      role: 'img',
      ariaLabel: label,
      ...(style ? { style } : {}),
      ...(typeof width === 'string' && /%$/.test(width) && !style ? { style: `width: ${width}` } : {}),
    },
    [label],
  );
}

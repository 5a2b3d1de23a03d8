import type { Element } from 'hast';
import { classesOf, h } from '../../text/hast.ts';

/** The labelled box that stands in the place of an image that is not there: nothing vanishes silently. */
export function missingBox(image: Element, alt: string, reference: string): Element {
  const label = [alt, reference].filter(Boolean).join(' — ');
  const { id, style, width } = image.properties;
  const wide = typeof width === 'string' && width.endsWith('%') ? `width: ${width}` : undefined;
  return h(
    'span',
    {
      className: ['missing', ...classesOf(image)],
      ...(id ? { id } : {}),
      role: 'img',
      ariaLabel: label,
      // A path is no prose: typography leaves it.
      translate: 'no',
      ...(style || wide ? { style: style || wide } : {}),
    },
    [label],
  );
}

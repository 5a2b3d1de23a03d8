import type { Element } from 'hast';
import type { Finding } from '../../model/diagnostic.ts';
import { placeOf, type SlideContext } from '../../model/feature.ts';
import { addClass, stringProperty } from '../../text/hast.ts';
import { nearest } from '../../text/nearest.ts';
import { placeOfText } from '../../text/place.ts';
import { walk } from '../../text/svg.ts';

/** So many parts that are not there are told: looking for what was meant takes its time. */
const told = 8;

/**
 * Makes parts of a drawing come step by step: `#a|#b,#c`. Steps are counted from 0, or from the image's own
 * `data-fragment-index`, which is taken away. An empty step is left out of the count of what appears.
 *
 * @returns what is wrong with the names.
 */
export function setSteps(svg: Element, steps: string, image: Element, context: SlideContext): Finding[] {
  const first = Number.parseInt(stringProperty(image, 'dataFragmentIndex') ?? '0', 10) || 0;
  delete image.properties['dataFragmentIndex'];
  const parts = new Map<string, Element>();
  walk(svg, (element) => {
    const id = stringProperty(element, 'id');
    if (id && element !== svg) parts.set(id, element);
  });
  const findings: Finding[] = [];
  for (const [index, step] of steps.split('|').entries()) {
    for (const written of step
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean)) {
      const part = parts.get(written.replace(/^#/, ''));
      if (part) {
        addClass(part, 'fragment');
        part.properties['dataFragmentIndex'] = String(first + index);
      } else if (findings.length < told) findings.push(unknownPart(written, parts, image, context));
    }
  }
  return findings;
}

function unknownPart(
  written: string,
  parts: ReadonlyMap<string, Element>,
  image: Element,
  context: SlideContext,
): Finding {
  const near = nearest(written.replace(/^#/, ''), parts.keys());
  const known = [...parts.keys()].slice(0, 8).map((id) => `\`#${id}\``);
  const line = image.position?.start.line;
  const after = line === undefined ? undefined : { line, column: 1, end: { line: line + 2, column: 1 } };
  return {
    ruleId: 'image-steps',
    reason: `The drawing \`${stringProperty(image, 'src') ?? ''}\` has no part \`${written}\``,
    fix: near
      ? `Did you mean \`#${near}\`?`
      : known.length > 0
        ? `Its parts are ${known.join(', ')}.`
        : 'Give the element in the file an `id`.',
    expected: near ? [`#${near}`] : undefined,
    place: (after && placeOfText(context.source, written, after)) ?? placeOf(image),
  };
}

import type { Element } from 'hast';
import { type Feature, placeOf, type SlideContext } from '../../model/feature.ts';
import { addClass, classesOf, stringProperty, visitElements } from '../../text/hast.ts';
import { isLocal, isRemote } from '../../text/reference.ts';
import { prefixIds, slideKey } from '../../text/svg.ts';
import { addTips } from './arrows.ts';
import { cleanDrawing } from './clean.ts';
import { parseDrawing } from './parse.ts';
import { setSteps } from './steps.ts';
import { scopeStyles } from './style.ts';

/** Larger drawings stay files: a page that holds them all would be slow to open. */
const largest = 200_000;
/** From this width in pixels on, a drawing is a diagram with text in it rather than a sign. */
const diagramWidth = 640;

/**
 * SVG images of our courses stand in the page itself, so that they follow the theme and come step by step:
 *
 * `![Trois couches](couches.svg)` → `<svg class="drawing diagram" role="img" aria-label="Trois couches">…</svg>`
 *
 * - The drawing's ids get a prefix, its `<style>` is kept to it; scripts and what other hosts hold are left out.
 * - `<!-- .element: data-steps="#a|#b,#c" -->` after the image shows part `a` at the first step, then `b` and `c`;
 *   `class="fragment"` inside the file works too.
 * - Its name is the text in the brackets, else its `<title>`; its `<desc>` describes it.
 * - `<!-- .element: data-inline="no" -->` keeps the image a file. So does what the file holds: more than 200 KB, or
 *   a photograph.
 *
 * Classes for drawings by hand, whose colours and fonts are the theme's (`svg.css`): `d-box`, `d-box-soft`,
 * `d-box-accent`, `d-box-strong`, `d-box-outline`, `d-layer`, `d-line`, `d-arrow`, `d-title`, `d-label`,
 * `d-label-muted`, `d-code`.
 */
export function svg(): Feature {
  return {
    name: 'svg',
    html(tree, context) {
      let count = 0;
      visitElements(tree, (image, parent, index) => {
        if (image.tagName !== 'img') return undefined;
        const made = context.dialect === 'course' ? inlined(image, context, () => ++count) : undefined;
        if (made) parent.children[index] = made;
        else dropSteps(image, context);
        return made ? false : undefined;
      });
    },
  };
}

/** @returns undefined for an image that stays a file. */
function inlined(image: Element, context: SlideContext, count: () => number): Element | undefined {
  const reference = stringProperty(image, 'src')?.trim() ?? '';
  if (!/\.svg$/i.test(reference.replace(/[?#].*$/, '')) || !isLocal(reference) || context.span === 'notes')
    return undefined;
  const keep = stringProperty(image, 'dataInline');
  delete image.properties['dataInline'];
  if (keep && /^(?:no|non|false|0)$/i.test(keep)) return undefined;
  const input = context.input(reference);
  if (input.kind !== 'file' || input.bytes.length > largest) return undefined;
  const drawing = parseDrawing(Buffer.from(input.bytes).toString());
  if (!drawing) return undefined;
  const prefix = `${slideKey(context.source)}-s${count()}-`;
  const { svg: element, width, height, title, description } = drawing;
  for (const finding of cleanDrawing(element, reference)) context.report({ ...finding, place: placeOf(image) });
  const steps = stringProperty(image, 'dataSteps');
  if (steps !== undefined) {
    for (const finding of setSteps(element, steps, image, context)) context.report(finding);
  }
  addTips(element);
  prefixIds(element, prefix);
  scopeStyles(element, `${prefix}root`);
  element.properties = { ...element.properties, ...takeOver(image, element, width, height, `${prefix}root`) };
  if (width >= diagramWidth) addClass(element, 'diagram');
  name(element, image, { reference, title, description: description && prefix }, context);
  element.position = image.position;
  return element;
}

/** What the author gave to the image is the drawing's: classes, style, fragments. Its size becomes `--w` and `--h`. */
function takeOver(image: Element, svg: Element, width: number, height: number, id: string): Element['properties'] {
  const {
    src: _,
    alt: _alt,
    title: _title,
    className: _class,
    width: asked,
    height: tall,
    dataSteps: _steps,
    style,
    ...rest
  } = image.properties;
  const given = Number.parseFloat(String(asked ?? ''));
  const high = Number.parseFloat(String(tall ?? ''));
  const percent = String(asked ?? '').endsWith('%') ? `width:${asked};` : '';
  const natural = !percent && given > 0 ? given : high > 0 ? (high * width) / height : width;
  const size = `--w:${Math.round(natural)};--h:${Math.round((natural * height) / width)}`;
  return {
    id,
    ...rest,
    className: ['drawing', ...classesOf(svg), ...classesOf(image)],
    style: [percent + size, stringProperty(svg, 'style'), typeof style === 'string' ? style : '']
      .filter(Boolean)
      .join(';'),
  };
}

function name(
  svg: Element,
  image: Element,
  { reference, title, description }: { reference: string; title: string | undefined; description: string | undefined },
  context: SlideContext,
): void {
  const alt = stringProperty(image, 'alt')?.trim() ?? '';
  const decorative = alt === '' && image.properties['alt'] !== undefined && isHtml(image, context);
  if (decorative) {
    svg.properties['ariaHidden'] = 'true';
    return;
  }
  svg.properties['role'] = 'img';
  const label = alt || title;
  if (label) svg.properties['ariaLabel'] = label;
  if (description) svg.properties['ariaDescribedBy'] = [`${description}desc`];
  if (label) return;
  context.report({
    ruleId: 'image-alt',
    reason: `The image \`${reference}\` has no alternative text`,
    fix: 'Say in the brackets what it shows: `![A whale carrying containers](…)`.',
    place: placeOf(image),
  });
}

/** `<img alt="">` in raw HTML says that there is nothing to say; `![](x.svg)` says nothing. */
function isHtml(image: Element, { source }: SlideContext): boolean {
  return source.startsWith('<', image.position?.start.offset ?? source.length);
}

/** Steps mean nothing for what has no parts. */
function dropSteps(image: Element, context: SlideContext): void {
  if (image.properties['dataSteps'] === undefined) return;
  delete image.properties['dataSteps'];
  const reference = stringProperty(image, 'src')?.trim() ?? '';
  // What is not there is told where it is looked for, and once.
  if (isRemote(reference) || (isLocal(reference) && context.input(reference).kind !== 'file')) return;
  context.report({
    ruleId: 'image-steps',
    reason: `The image \`${reference}\` has no parts: it is not drawn in the page`,
    fix: 'Steps need an SVG file of the course, of at most 200 KB and without photographs.',
    place: placeOf(image),
  });
}

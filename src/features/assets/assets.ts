import type { Element } from 'hast';
import { type Feature, type Input, placeOf, type SlideContext } from '../../model/feature.ts';
import { stringProperty, visitElements } from '../../text/hast.ts';
import { rewriteBackgrounds } from './backgrounds.ts';
import { isLocal, isRemote, rewriteStyleUrls } from './references.ts';
import { missingBox } from './missing.ts';
import { sizeOf } from './size.ts';

/** hast property that names a file, by element. */
const media: Readonly<Record<string, readonly string[]>> = {
  video: ['src', 'poster', 'dataSrc'],
  audio: ['src', 'dataSrc'],
  source: ['src', 'dataSrc'],
  track: ['src'],
  iframe: ['src', 'dataSrc'],
  embed: ['src'],
  object: ['data'],
  image: ['href', 'xLinkHref'],
  use: ['href', 'xLinkHref'],
};

/**
 * Images, media and backgrounds: each file is copied into the deck's assets under a hashed name.
 *
 * `![Une baleine](images/baleine.png)` → `<img src="assets/baleine-1a2b3c4d.png" alt="Une baleine" width="640" height="360">`
 *
 * A file that is not there becomes a labelled box; one of another host is reported: decks make no request.
 */
export function assets(): Feature {
  return {
    name: 'assets',
    html(tree, context) {
      visitElements(tree, (element, parent, index) => {
        if (element.tagName === 'img') {
          const replacement = settleImage(element, context);
          if (replacement) parent.children.splice(index, 1, replacement);
          return undefined;
        }
        for (const property of media[element.tagName] ?? []) settleMedia(element, property, context);
        settleStyle(element, context);
        rewriteBackgrounds(element.properties, (reference) => resolve(reference, 'media-missing', element, context));
        return undefined;
      });
      if (context.span === 'content') {
        rewriteBackgrounds(context.attributes, (reference) => resolve(reference, 'media-missing', undefined, context));
      }
      context.facts.styles = context.facts.styles.map((css) =>
        rewriteStyleUrls(css, (reference) => resolve(reference, 'media-missing', undefined, context)),
      );
    },
  };
}

/** @returns a labelled box when the image cannot be shown. */
function settleImage(image: Element, context: SlideContext): Element | undefined {
  const property = stringProperty(image, 'src') === undefined ? 'dataSrc' : 'src';
  const reference = stringProperty(image, property);
  const alt = stringProperty(image, 'alt') ?? '';
  if (!alt.trim()) {
    context.report({
      ruleId: 'image-alt',
      reason: `The image \`${reference ?? ''}\` has no alternative text`,
      fix: 'Say in the brackets what it shows: `![A whale carrying containers](…)`.',
      place: placeOf(image),
    });
    image.properties['alt'] = '';
  }
  if (!reference || reference.startsWith('data:')) return undefined;
  const url = resolve(reference, 'image-missing', image, context);
  if (url === undefined) return missingBox(image, alt, reference);
  image.properties[property] = url.url;
  // reveal's own themes leave the height to the browser; a second dimension would distort there.
  if (context.dialect === 'course' && url.bytes && image.properties['width'] === undefined && image.properties['height'] === undefined) {
    const size = sizeOf(url.bytes);
    if (size) Object.assign(image.properties, size);
  }
  settleStyle(image, context);
  return undefined;
}

function settleMedia(element: Element, property: string, context: SlideContext): void {
  const reference = stringProperty(element, property);
  if (!reference || !(isLocal(reference) || isRemote(reference))) return;
  const resolved = resolve(reference, 'media-missing', element, context);
  if (resolved) element.properties[property] = resolved.url;
  else delete element.properties[property];
}

function settleStyle(element: Element, context: SlideContext): void {
  const style = stringProperty(element, 'style');
  if (!style?.includes('url(')) return;
  element.properties['style'] = rewriteStyleUrls(style, (reference) => resolve(reference, 'media-missing', element, context));
}

interface Resolved {
  readonly url: string;
  readonly bytes?: Uint8Array;
}

/** @returns undefined once the author was told why there is no such file. */
function resolve(
  reference: string,
  missing: 'image-missing' | 'media-missing',
  element: Element | undefined,
  context: SlideContext,
): Resolved | undefined {
  const place = element && placeOf(element);
  if (isRemote(reference)) {
    context.report({
      ruleId: 'resource-remote',
      reason: `\`${reference}\` is on another host: it is not shown`,
      fix: 'Copy the file into the course: decks make no network request.',
      place,
    });
    return undefined;
  }
  const input = context.input(reference);
  if (input.kind === 'file') return { url: context.asset(input.path), bytes: input.bytes };
  context.report(absent(reference, input, missing, place));
  return undefined;
}

function absent(reference: string, input: Exclude<Input, { kind: 'file' }>, missing: 'image-missing' | 'media-missing', place: ReturnType<typeof placeOf>) {
  if (input.kind === 'outside') {
    return { ruleId: 'path-outside' as const, reason: `\`${reference}\` leads out of the course`, fix: 'Copy the file into the course.', place };
  }
  const { near, caseOnly } = input;
  return {
    ruleId: caseOnly ? ('link-case' as const) : missing,
    reason: caseOnly ? `\`${reference}\` differs from \`${near}\` by letter case only` : `The file \`${reference}\` does not exist`,
    fix: near ? `Did you mean \`${near}\`?` : 'Check the path: it is relative to the chapter, or to the course when it begins with `/`.',
    expected: near ? [near] : undefined,
    place,
  };
}

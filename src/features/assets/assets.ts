import type { Element } from 'hast';
import { type Feature, placeOf, type SlideContext } from '../../model/feature.ts';
import type { RuleId } from '../../model/rules.ts';
import { absentFile, remoteFile } from '../../text/absent.ts';
import { addClass, stringProperty, visitElements } from '../../text/hast.ts';
import { isLocal, isRemote } from '../../text/reference.ts';
import { rewriteBackgrounds } from './backgrounds.ts';
import { rewriteStyleUrls, takeImports } from './css.ts';
import { missingBox } from './missing.ts';
import { settleObject } from './objects.ts';
import { sizeOf } from './size.ts';
import { rewriteSourceSet } from './source-set.ts';
import { reportSpaces } from './spaces.ts';

/** From this width in pixels on, a drawing is a diagram with text in it rather than a sign. */
const diagramWidth = 640;

/** hast properties that name a file, by element. */
const media: Readonly<Record<string, readonly string[]>> = {
  video: ['src', 'poster', 'dataSrc'],
  audio: ['src', 'dataSrc'],
  source: ['src', 'dataSrc'],
  track: ['src'],
  iframe: ['src', 'dataSrc'],
  image: ['href', 'xLinkHref'],
  use: ['href', 'xLinkHref'],
};

/**
 * Images, media and backgrounds: each file is copied into the deck's assets under a hashed name.
 *
 * `![Une baleine](images/baleine.png)` → `<img src="assets/baleine-1a2b3c4d.png" alt="Une baleine" width="640" height="360">`
 *
 * A file that is not there becomes a labelled box; one of another host is reported: decks make no request. So is an
 * image that is text because its path holds a space.
 */
export function assets(): Feature {
  return {
    name: 'assets',
    markdown: reportSpaces,
    html(tree, context) {
      visitElements(tree, (element, parent, index) => {
        const resolveHere = (reference: string) => resolve(reference, 'media-missing', element, context);
        settleObject(element, context);
        if (element.tagName === 'img') {
          const box = settleImage(element, context);
          if (box) parent.children.splice(index, 1, box);
        }
        for (const property of media[element.tagName] ?? []) settleMedia(element, property, context);
        rewriteSourceSet(element, resolveHere);
        const style = stringProperty(element, 'style');
        if (style?.includes('url(')) element.properties['style'] = rewriteStyleUrls(style, resolveHere);
        rewriteBackgrounds(element.properties, resolveHere);
        return undefined;
      });
      const resolveAnywhere = (reference: string) => resolve(reference, 'media-missing', undefined, context);
      rewriteBackgrounds(context.attributes, resolveAnywhere);
      const { style } = context.attributes;
      if (typeof style === 'string') context.attributes['style'] = rewriteStyleUrls(style, resolveAnywhere);
      context.facts.styles = context.facts.styles.map((css) => settleStylesheet(css, context));
    },
  };
}

/** @returns a labelled box when the image cannot be shown. */
function settleImage(image: Element, context: SlideContext): Element | undefined {
  const property = stringProperty(image, 'src') === undefined ? 'dataSrc' : 'src';
  const reference = stringProperty(image, property)?.trim() ?? '';
  const alt = stringProperty(image, 'alt') ?? '';
  if (alt.trim() === '' && !isDecorative(image, context)) {
    context.report({
      ruleId: 'image-alt',
      reason: `The image \`${reference}\` has no alternative text`,
      fix: 'Say in the brackets what it shows: `![A whale carrying containers](…)`.',
      place: placeOf(image),
    });
    image.properties['alt'] = '';
  }
  if (!isLocal(reference) && !isRemote(reference)) return undefined;
  const resolved = resolve(reference, 'image-missing', image, context);
  if (resolved === undefined) return missingBox(image, alt, reference);
  image.properties[property] = resolved.url;
  const { width, height } = image.properties;
  // reveal's own themes leave the height to the browser; a second dimension would distort there.
  if (context.dialect === 'course' && width === undefined && height === undefined) {
    const size = sizeOf(resolved.bytes);
    Object.assign(image.properties, size);
    // Too wide to be read when a phone shrinks it: the theme lets it run on past the edge.
    if (/\.svg$/i.test(reference) && size && size.width >= diagramWidth) addClass(image, 'diagram');
  }
  return undefined;
}

/** `<img alt="">` in raw HTML says that there is nothing to say; `![](x.png)` says nothing. */
function isDecorative(image: Element, { source }: SlideContext): boolean {
  if (image.properties['alt'] === undefined) return false;
  return source.startsWith('<', image.position?.start.offset ?? source.length);
}

function settleMedia(element: Element, property: string, context: SlideContext): void {
  const reference = stringProperty(element, property);
  if (!reference || !(isLocal(reference) || isRemote(reference))) return;
  const resolved = resolve(reference.trim(), 'media-missing', element, context);
  if (resolved) element.properties[property] = resolved.url;
  else delete element.properties[property];
}

function settleStylesheet(css: string, context: SlideContext): string {
  const resolveStyle = (reference: string) => resolve(reference, 'media-missing', undefined, context);
  const { css: rest, references } = takeImports(css);
  for (const reference of references) {
    const resolved = resolveStyle(reference);
    if (resolved) context.facts.stylesheets.push(resolved.path);
  }
  return rewriteStyleUrls(rest, resolveStyle);
}

interface Resolved {
  /** Registers the file as an asset of the deck when it is asked for. */
  readonly url: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** @returns undefined once the author was told why there is no such file. */
function resolve(
  reference: string,
  missing: RuleId,
  element: Element | undefined,
  context: SlideContext,
): Resolved | undefined {
  const place = element && placeOf(element);
  if (isRemote(reference)) {
    context.report(remoteFile(reference, context, place));
    return undefined;
  }
  const input = context.input(reference);
  if (input.kind !== 'file') {
    context.report(absentFile(reference, input, missing, context, place));
    return undefined;
  }
  const { path, bytes } = input;
  return {
    path,
    bytes,
    get url() {
      return context.asset(path);
    },
  };
}

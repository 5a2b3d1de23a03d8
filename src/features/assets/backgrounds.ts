import { isLocal, isRemote } from './references.ts';

type Properties = Record<string, unknown>;
type Resolve = (reference: string) => { readonly url: string } | undefined;

/** Both spellings: as an HTML attribute (of a slide comment) and as a hast property (of raw HTML). */
const names = {
  any: ['data-background', 'dataBackground'],
  image: ['data-background-image', 'dataBackgroundImage'],
  video: ['data-background-video', 'dataBackgroundVideo'],
  iframe: ['data-background-iframe', 'dataBackgroundIframe', 'data-preview-image', 'dataPreviewImage', 'data-preview-video', 'dataPreviewVideo'],
};

/** reveal's own test of whether `data-background` is a file or a colour. */
const looksLikeFile = /^(?:http|file|\/\/)|\.(?:svg|png|jpe?g|gif|bmp|webp|avif)(?:[?#\s]|$)/i;

/**
 * Rewrites the files of reveal's background attributes, in place. A file that cannot be shown takes
 * its attribute with it.
 */
export function rewriteBackgrounds(properties: Properties, resolve: Resolve): void {
  for (const name of names.any) {
    const value = properties[name];
    if (typeof value === 'string' && looksLikeFile.test(value)) rewrite(properties, name, [value], resolve);
  }
  for (const name of [...names.image, ...names.video]) {
    const value = properties[name];
    if (typeof value !== 'string' || /^(?:data:|[a-z-]*gradient\()/i.test(value)) continue;
    rewrite(properties, name, value.split(','), resolve);
  }
  for (const name of names.iframe) {
    const value = properties[name];
    if (typeof value === 'string' && value) rewrite(properties, name, [value], resolve);
  }
}

function rewrite(properties: Properties, name: string, references: readonly string[], resolve: Resolve): void {
  const urls = references.map((reference) => {
    const trimmed = reference.trim();
    return isLocal(trimmed) || isRemote(trimmed) ? resolve(trimmed)?.url : trimmed;
  });
  const kept = urls.filter((url) => url !== undefined);
  if (kept.length > 0) properties[name] = kept.join(',');
  else delete properties[name];
}

import { isLocal, isRemote } from '../../text/reference.ts';
import type { Resolve } from './css.ts';

/** reveal's attributes that name files. Both spellings: of a slide comment, and the property of raw HTML. */
const names = {
  /** A file or a colour. */
  any: ['data-background', 'dataBackground'],
  /** Several files, with commas between them. */
  many: ['data-background-image', 'dataBackgroundImage', 'data-background-video', 'dataBackgroundVideo'],
  one: [
    'data-background-iframe',
    'dataBackgroundIframe',
    'data-preview-image',
    'dataPreviewImage',
    'data-preview-video',
    'dataPreviewVideo',
  ],
};

/** reveal's own test of whether `data-background` is a file or a colour, and `avif`. */
const looksLikeFile = /^(?:http|file|\/\/)|\.(?:svg|png|jpe?g|gif|bmp|webp|avif)(?:[?#\s]|$)/i;

/**
 * Rewrites the files of reveal's background attributes, in place. A file that cannot be shown takes
 * its attribute with it.
 */
export function rewriteBackgrounds(properties: Record<string, unknown>, resolve: Resolve): void {
  const rewrite = (name: string, separator: string | undefined): void => {
    const value = properties[name];
    if (typeof value !== 'string' || value === '') return;
    const urls = (separator ? value.split(separator) : [value]).map((reference) => {
      const trimmed = reference.trim();
      return isLocal(trimmed) || isRemote(trimmed) ? resolve(trimmed)?.url : trimmed;
    });
    const kept = urls.filter((url) => url !== undefined);
    if (kept.length > 0) properties[name] = kept.join(',');
    else delete properties[name];
  };
  for (const name of names.any) if (looksLikeFile.test(String(properties[name] ?? ''))) rewrite(name, ',');
  for (const name of names.many) {
    if (!/^(?:data:|[a-z-]*gradient\()/i.test(String(properties[name] ?? ''))) rewrite(name, ',');
  }
  for (const name of names.one) rewrite(name, undefined);
}

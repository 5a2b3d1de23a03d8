import type { Element } from 'hast';
import type { Resolve } from './css.ts';

/**
 * Rewrites the files of a `srcset`, in place: `a.png 1x, b.png 2x`. A file that cannot be shown is left out.
 * An address with a comma in it has to be percent-encoded, as in HTML one that ends with a comma has.
 */
export function rewriteSourceSet(element: Element, resolve: Resolve): void {
  const value = element.properties['srcSet'];
  if (value === undefined || value === null) return;
  const candidates = [value].flat().join(',').split(',');
  const kept = candidates.flatMap((candidate) => {
    const [reference = '', ...descriptors] = candidate.trim().split(/\s+/);
    const resolved = reference === '' ? undefined : resolve(reference);
    return resolved ? [[resolved.url, ...descriptors].join(' ')] : [];
  });
  if (kept.length > 0) element.properties['srcSet'] = kept.join(', ');
  else delete element.properties['srcSet'];
}

import { isLocal, isRemote } from '../../text/reference.ts';

/** Answers what stands for a reference in the output; undefined once the author was told that nothing does. */
export type Resolve = (reference: string) => { readonly url: string } | undefined;

const address = String.raw`(?:"([^"]*)"|'([^']*)'|([^"'\s();]+))`;
const urlPattern = new RegExp(String.raw`url\(\s*${address}\s*\)`, 'gi');
const importPattern = new RegExp(String.raw`@import\s+(?:url\(\s*${address}\s*\)|${address})[^;]*;?`, 'gi');

/**
 * Replaces the addresses of files in CSS that an author wrote into the slide. What cannot be shown
 * becomes `none`, so that the rest of its rule holds.
 */
export function rewriteStyleUrls(css: string, resolve: Resolve): string {
  return css.replace(urlPattern, (whole, ...groups: (string | undefined)[]) => {
    const reference = firstOf(groups);
    if (!isLocal(reference) && !isRemote(reference)) return whole;
    const resolved = resolve(reference);
    return resolved ? `url("${resolved.url}")` : 'none';
  });
}

/** Takes the `@import` rules out of CSS. The files that they name are stylesheets of the deck. */
export function takeImports(css: string): { css: string; references: string[] } {
  const references: string[] = [];
  const rest = css.replace(importPattern, (_, ...groups: (string | undefined)[]) => {
    references.push(firstOf(groups));
    return '';
  });
  return { css: rest, references };
}

function firstOf(groups: readonly unknown[]): string {
  return groups.find((group): group is string => typeof group === 'string') ?? '';
}

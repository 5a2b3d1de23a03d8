/** `https://…`, `//…` or `http:…`: a resource of another host. */
export function isRemote(reference: string): boolean {
  return /^(?:https?:|ftp:)?\/\//i.test(reference.trim());
}

/** A path, as opposed to `data:`, `blob:`, `about:`, `#part` and the like. */
export function isLocal(reference: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|#|\/\/)/i.test(reference.trim()) && reference.trim() !== '';
}

const urlPattern = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)/gi;
const importPattern = /@import\s+(?:url\(\s*)?(?:"([^"]*)"|'([^']*)'|([^"')\s;]+))\s*\)?[^;]*;?/gi;

/**
 * Replaces the addresses of files in CSS that an author wrote into the slide. What cannot be shown
 * becomes `none`, so that the rest of its rule holds. Rules imported from other files are left out.
 */
export function rewriteStyleUrls(css: string, resolve: (reference: string) => { readonly url: string } | undefined): string {
  const withoutImports = css.replace(importPattern, (_, double: string | undefined, single: string | undefined, bare: string | undefined) => {
    resolve(double ?? single ?? bare ?? '');
    return '';
  });
  return withoutImports.replace(urlPattern, (whole, double: string | undefined, single: string | undefined, bare: string | undefined) => {
    const reference = double ?? single ?? bare ?? '';
    if (!isLocal(reference) && !isRemote(reference)) return whole;
    const resolved = resolve(reference);
    return resolved ? `url("${resolved.url}")` : 'none';
  });
}

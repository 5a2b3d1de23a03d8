import { basename } from 'node:path';
import { type Page, policyToken } from '../model/artifact.ts';
import { assetUrlPattern } from '../model/facts.ts';
import { styleBody } from '../text/escape.ts';
import { type Asset, dataUrl, relativeUrl, withUses } from './assets.ts';
import { nothing, textOf } from './css.ts';
import { policy } from './policy.ts';
import { decode } from './reference.ts';
import { scriptBody } from './single.ts';

export interface FinishedPage {
  readonly html: string;
  /** Assets that the page refers to, and those that they refer to. */
  readonly uses: readonly Asset[];
}

/** No `<` outside of quotes: a text full of `<a ` would be read to its end again and again. */
const attributes = `(?:[^<>"']|"[^"]*"|'[^']*')*`;
/** A token, with a query that a file has no use for. */
const token = `${assetUrlPattern.source}(?:\\?[^\\s#"'<>)]*)?`;
const tokens = new RegExp(token, 'gu');
const firstToken = new RegExp(assetUrlPattern.source, 'u');
/** Elements that load something, or that single files change; then tokens anywhere else. */
const places = new RegExp(
  `<link\\s${attributes}>|<script\\s${attributes}></script>|<a\\s${attributes}>|${token}`,
  'giu',
);

/**
 * Replaces the tokens of a page by URLs, and makes its policy. `find` gives the asset of a file, or
 * undefined when there is none: what cannot be had is left out without leaving a request behind.
 */
export function finishPage(page: Page, single: boolean, find: (path: string) => Asset | undefined): FinishedPage {
  const uses = new Set<Asset>();
  const scripts = [...page.inlineScripts];

  const url = (asset: Asset): string => {
    if (single) return dataUrl(asset);
    for (const each of withUses(asset)) uses.add(each);
    return relativeUrl(asset, 'page');
  };
  const withUrls = (text: string): string =>
    text.replace(tokens, (_, encoded: string) => {
      const asset = find(decode(encoded));
      return asset ? url(asset) : nothing;
    });
  const element = (tag: string, path: string): string => {
    if (/^<a\s/i.test(tag)) return withUrls(single ? asDownload(tag, path) : tag);
    if (/^<link\s/i.test(tag) && !/\srel=["']?stylesheet\b/i.test(tag)) return withUrls(tag);
    const asset = find(path);
    if (!asset) return '';
    if (!single) return withUrls(tag);
    const text = typeof asset.data === 'string' ? asset.data : textOf(asset.data);
    if (/^<link\s/i.test(tag)) return `<style${attribute(tag, 'media')}>${styleBody(text)}</style>`;
    const body = scriptBody(text);
    scripts.push(body);
    return tag.replace(attribute(tag, 'data-src') || attribute(tag, 'src'), '').replace(/(?=<\/script>$)/i, () => body);
  };

  const html = page.html.replace(places, (found) => {
    const path = pathIn(found);
    if (path === undefined) return found;
    return found.startsWith('<') ? element(found, path) : withUrls(found);
  });
  return {
    html: html.replace(`content="${policyToken}"`, () => `content="${policy(scripts, !single)}"`),
    uses: [...uses],
  };
}

/** Browsers do not follow a link to a `data:` URL, but save it where the link says so. */
function asDownload(tag: string, path: string): string {
  if (/\sdownload\b/i.test(tag)) return tag;
  const name = basename(path).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return tag.replace(/^<a/i, (start) => `${start} download="${name}"`);
}

/** An attribute as it is written in a tag, with the space before it; '' when it is not there. */
function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}=(?:"[^"]*"|'[^']*'|[^\\s>]+)`, 'i').exec(tag)?.[0] ?? '';
}

/** Path of the first token in a text. */
function pathIn(text: string): string | undefined {
  const encoded = firstToken.exec(text)?.[1];
  return encoded === undefined ? undefined : decode(encoded);
}

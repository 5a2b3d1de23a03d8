import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import type { Construct, Extension } from 'micromark-util-types';

/**
 * Addresses in prose that are links as they stand: `https://…`, `www.…`
 * (https://github.github.com/gfm/#autolinks-extension-). E-mail addresses are left out of the grammar:
 * `git@github.com:org/depot` is none, and courses about containers are full of such names.
 */
export function bareAddresses(): { micromark: Extension; mdast: FromMarkdownExtension } {
  const { text = {} } = gfmAutolinkLiteral();
  const kept = Object.entries(text).flatMap(([code, constructs]): [string, Construct[]][] => {
    const others = [constructs ?? []].flat().filter(({ name }) => name !== 'emailAutolink');
    return others.length > 0 ? [[code, others]] : [];
  });
  // Its transforms would look for e-mail addresses in text again.
  const { transforms: _, ...mdast } = gfmAutolinkLiteralFromMarkdown();
  return { micromark: { text: Object.fromEntries(kept) }, mdast };
}

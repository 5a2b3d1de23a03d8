import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Feature } from '../../model/feature.ts';

/** The room that a slide of our own themes gives to code, in pixels of its canvas. */
const room = { width: 1104, height: 552 };
const most = 36;
const least = 16;
/** Of the code's face, in parts of its size. */
const letter = 0.6;
/** Many lines stand closer. */
const lineHeight = (lines: number): number => (lines > 12 ? 1.4 : 1.56);

/**
 * The size of the code on a slide with the layout `code`: as large as its lines allow.
 *
 * `<pre class="code-wrapper">` of three short lines → `<pre class="code-wrapper" style="--code-size: 34px">`
 */
export function codeSize(): Feature {
  return {
    name: 'code-size',
    html(tree, { facts, span }) {
      if (span !== 'content' || facts.layout !== 'code') return;
      const blocks = tree.children.filter(isElement).flatMap((block) => {
        const pre = block.tagName === 'pre' ? block : block.children.filter(isElement).find(isPre);
        return pre ? [{ pre, captioned: pre !== block }] : [];
      });
      const [only, ...more] = blocks;
      if (!only || more.length > 0) return;
      const title = tree.children.filter(isElement).find(({ tagName }) => /^h[1-3]$/.test(tagName));
      const above = (title ? 26 + 55 * Math.ceil(textOf(title).length / 46) : 0) + (only.captioned ? 42 : 0);
      const size = fitting(shownText(only.pre).replace(/\n$/, '').split('\n'), room.height - above - 40);
      only.pre.properties['style'] = `--code-size: ${size}px`;
    },
  };
}

function fitting(lines: readonly string[], height: number): number {
  const longest = Math.max(...lines.map((line) => [...line.replaceAll('\t', '    ')].length), 1);
  const size = Math.min(
    most,
    height / (lines.length * lineHeight(lines.length)),
    (room.width - 56) / (longest * letter),
  );
  return Math.max(least, Math.floor(size * 2) / 2);
}

/** Coloured lines are a piece of HTML already. */
function shownText(node: ElementContent | RootContent): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'raw') return node.value.replace(/<[^>]*>/g, '').replace(/&#?\w+;/g, ' ');
  return 'children' in node ? node.children.map(shownText).join('') : '';
}

function isElement(node: Root['children'][number]): node is Element {
  return node.type === 'element';
}

function isPre({ tagName }: Element): boolean {
  return tagName === 'pre';
}

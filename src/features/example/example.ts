import type { Code, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Feature, SlideContext } from '../../model/feature.ts';
import { box } from '../../text/box.ts';
import { claim, isClosed, readOptions, takeLabel, visitDirectives } from '../../text/directive.ts';
import { labelsFor } from '../../text/labels.ts';
import { isLeftOut } from '../../text/left-out.ts';
import { reportMisuse } from '../../text/misuse.ts';
import { fold } from '../../text/slug.ts';
import { parseWidths } from '../../text/widths.ts';

const names = ['exemple', 'example'];
const options = {
  direction: { names: ['sens', 'direction'], type: 'text' },
  widths: { names: ['largeurs', 'widths'], type: 'text' },
} as const;

/**
 * Markdown beside what it gives, for those who learn to write it. Its source is shown as the author wrote it,
 * without what the edition leaves out; what stands in it is compiled as anything else. Directives in it have fewer
 * colons than it.
 *
 * `::::exemple`, `Du **gras**`, `::::` →
 * `<div class="example"><pre><code class="markdown">Du **gras**</code></pre><div class="example-result" …><p>Du <strong>…`
 *
 * `{sens=vertical}` sets the source above the result, `{largeurs="2 1"}` shares the width.
 */
export function example(): Feature {
  return {
    name: 'example',
    directives: [{ names, kind: 'container' }],
    markdown(tree, context) {
      visitDirectives(tree, names, (node) => {
        if (node.type !== 'containerDirective') return;
        const { direction, widths } = readOptions(node, options, context, 'none');
        if (takeLabel(node)) {
          reportMisuse(node, `\`::::${node.name}\` takes no title`, 'Write it as a heading above.', context);
        }
        const value = sourceOf(node, tree, context);
        if (value.trim() === '') {
          reportMisuse(node, `\`::::${node.name}\` holds nothing`, 'Write in it the Markdown that it shows.', context);
        }
        const source: Code = { type: 'code', lang: 'markdown', meta: 'wrap', value };
        const label = labelsFor(context.settings.lang).result;
        const result = box('div', { className: ['example-result'], role: 'group', ariaLabel: label }, node.children);
        node.children = [source, result];
        claim(node, 'div', {
          className: ['example', ...(isVertical(direction, node, context) ? ['example-vertical'] : [])],
          ...styleOf(widths, node, context),
        });
      });
    },
  };
}

function isVertical(direction: string | undefined, node: ContainerDirective, context: SlideContext): boolean {
  if (direction === undefined || fold(direction) === 'horizontal') return false;
  if (fold(direction) === 'vertical') return true;
  const reason = `\`${direction}\` is no direction of \`::::${node.name}\``;
  reportMisuse(node, reason, 'Write `sens=vertical` or `sens=horizontal`.', context, direction);
  return false;
}

function styleOf(widths: string | undefined, node: ContainerDirective, context: SlideContext) {
  const shares = parseWidths(widths ?? '');
  if (shares?.length === 2) return { style: `--columns: ${shares.join(' ')}` };
  if (widths !== undefined) {
    const reason = `\`${widths}\` does not share the width of \`::::${node.name}\``;
    reportMisuse(node, reason, 'Write the shares of the source and of the result: `largeurs="1 1"`.', context, widths);
  }
  return {};
}

/** The lines between the colons, without the indentation that a list gives the whole, and blank ones around them. */
function sourceOf(node: ContainerDirective, tree: Root, { source, settings }: SlideContext): string {
  if (!node.position) return '';
  const { start, end } = node.position;
  const lines = source.split(/\r\n|\r|\n/);
  const last = isClosed(node, source) ? end.line - 1 : end.line;
  const indent = new RegExp(`^[ \\t]{0,${start.column - 1}}`);
  const kept: string[] = [];
  let gap = false;
  for (let line = start.line + 1; line <= last; line++) {
    const written = (lines[line - 1] ?? '').replace(indent, '');
    const left = isLeftOut(tree, line);
    // One blank line stays of those around what is left out.
    if (!left && !(gap && written.trim() === '' && (kept.at(-1) ?? '').trim() === '')) kept.push(written);
    gap = left || (gap && written.trim() === '');
  }
  const text = kept
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
  return settings.edition.notes ? text : text.replace(/\s+data-notes=(?:"[^"]*"|'[^']*')/g, '');
}

import type { Blockquote, PhrasingContent, Root } from 'mdast';
import { placeOf, type SlideContext } from '../../model/feature.ts';
import { visitNodes } from '../../text/mdast.ts';
import { nearest } from '../../text/nearest.ts';
import { placeOfText } from '../../text/place.ts';
import { type Kind, kindOfAlert, kinds } from './kinds.ts';

const mark = /^\[!([^\]\n]+)\][ \t]*/;

export interface Alert {
  readonly quote: Blockquote;
  readonly kind: Kind;
  readonly title: PhrasingContent[] | undefined;
}

/**
 * Finds the quotations that begin with `[!TIP]`, and takes that line out of them
 * (https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts).
 * What stands behind it on its line is the title.
 */
export function takeAlerts(tree: Root, context: SlideContext): Alert[] {
  const alerts: Alert[] = [];
  if (!context.source.includes('[!')) return alerts;
  visitNodes(tree, (quote) => {
    if (quote.type !== 'blockquote' || quote.data?.hName) return;
    const name = nameOf(quote, context);
    const kind = name === undefined ? undefined : kindOfAlert(name);
    if (kind) alerts.push({ quote, kind, title: takeFirstLine(quote) });
    else if (name !== undefined) reportUnknown(name, quote, context);
  });
  return alerts;
}

function nameOf({ children: [paragraph] }: Blockquote, { source }: SlideContext): string | undefined {
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  if (text?.type !== 'text') return undefined;
  // `\[!TIP]` is text.
  return source.startsWith('[!', text.position?.start.offset) ? mark.exec(text.value)?.[1] : undefined;
}

/** Takes the first line out of a quotation, and gives what stands behind its mark. */
function takeFirstLine(quote: Blockquote): PhrasingContent[] | undefined {
  const [paragraph] = quote.children;
  if (paragraph?.type !== 'paragraph') return undefined;
  const title: PhrasingContent[] = [];
  const rest = [...paragraph.children];
  for (let node = rest.shift(); node && node.type !== 'break'; node = rest.shift()) {
    const value = node.type === 'text' ? (title.length === 0 ? node.value.replace(mark, '') : node.value) : '';
    const end = value.indexOf('\n');
    if (node.type !== 'text') title.push(node);
    else title.push({ ...node, value: end < 0 ? value : value.slice(0, end) });
    if (end < 0) continue;
    rest.unshift({ type: 'text', value: value.slice(end + 1) });
    break;
  }
  paragraph.children = rest;
  if (rest.length === 0) quote.children.splice(0, 1);
  return title.some((node) => node.type !== 'text' || node.value.trim() !== '') ? title : undefined;
}

/** In decks of other tools `[!…]` may be anything. */
function reportUnknown(name: string, quote: Blockquote, context: SlideContext): void {
  if (context.dialect !== 'course') return;
  const near = nearest(name, [...Object.keys(kinds), ...Object.values(kinds).flat()]);
  const written = near && `[!${near.toUpperCase()}]`;
  context.report({
    ruleId: 'directive-unknown',
    reason: `The alert \`[!${name}]\` is not known`,
    fix: written
      ? `Did you mean \`${written}\`?`
      : 'Known alerts: `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]`, `[!CAUTION]`.',
    expected: written ? [written] : undefined,
    place: placeOfText(context.source, `[!${name}]`, placeOf(quote)),
  });
}

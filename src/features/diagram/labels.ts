/**
 * Labels on their way through the renderer: its patterns would trip over brackets, colons and arrows in them, so
 * that each sign stands as a private character until the picture is there.
 */
const base = 0xe000;
const signs = /[\][(){}|<>"'`/\\:;#*~&%=+_^$-]/g;
const veiled = /[\uE000-\uE07F]/g;

/** Tags that the renderer understands. */
const kept = /<\/?(?:b|i|u|s|strong|em|del)>|<br\s*\/?>/gi;

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  apos: "'",
  nbsp: '\u00a0',
  num: '#',
};

/**
 * Makes a label ready for the renderer.
 *
 * @returns undefined when it holds what only mermaid itself can show: icons, formulas, Markdown, other tags.
 */
export function veil(label: string): string | undefined {
  const decoded = label.replace(
    /[#&]([a-z]+|#?\d+);/gi,
    (whole, name: string) =>
      (Object.hasOwn(entities, name) ? entities[name] : signOf(Number(name.replace('#', '')))) ?? whole,
  );
  if (/\bfa[bsr]?:|\$\$|^`|<(?!\/?(?:b|i|u|s|strong|em|del|br)\b)[a-z/]/i.test(decoded)) return undefined;
  const parts: string[] = [];
  let end = 0;
  for (const match of decoded.matchAll(kept)) {
    parts.push(hide(decoded.slice(end, match.index)), /br/i.test(match[0]) ? '<br>' : match[0].toLowerCase());
    end = match.index + match[0].length;
  }
  return [...parts, hide(decoded.slice(end).replace(/\\n/g, ' '))].join('').trim();
}

/** The character of a number; undefined when it has none. */
function signOf(number: number): string | undefined {
  return number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : undefined;
}

/** Puts the signs of labels back; in the picture, they are text. */
export function unveil(text: string): string {
  return text.replace(veiled, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? base) - base));
}

/** A label as one reads it aloud. */
export function plain(label: string): string {
  return unveil(label)
    .replace(/<br>/g, ' ')
    .replace(/<\/?\w+>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function hide(text: string): string {
  return text.replace(signs, (sign) => String.fromCodePoint(base + (sign.codePointAt(0) ?? 0)));
}

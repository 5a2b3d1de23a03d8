import type { Element } from 'hast';

/**
 * Gives the ids of a drawing a prefix, and everything in it that refers to them: two drawings on one page may
 * use the same names.
 *
 * @returns the ids that there were, as written.
 */
export function prefixIds(svg: Element, prefix: string): ReadonlySet<string> {
  const ids = new Set<string>();
  walk(svg, ({ properties }) => {
    if (typeof properties['id'] === 'string') ids.add(properties['id']);
  });
  const renamed = (id: string): string => (ids.has(id) ? prefix + id : id);
  walk(svg, (element) => {
    const { properties } = element;
    for (const [name, value] of Object.entries(properties)) {
      if (name === 'id') properties[name] = renamed(String(value));
      else if (references.has(name)) properties[name] = renameList(value, renamed);
      else if (typeof value === 'string') properties[name] = renameIn(value, renamed);
    }
    if (element.tagName !== 'style') return;
    for (const child of element.children) {
      if (child.type !== 'text') continue;
      // What stands before a brace that opens: a selector.
      child.value = renameIn(child.value, renamed).replace(/(?<=^|[{}])[^{}]*\{/g, (selectors) =>
        selectors.replace(/#([\w-]+)/g, (_, id: string) => `#${renamed(id)}`),
      );
    }
  });
  return ids;
}

/** Properties that hold ids, with blanks between them. */
const references = new Set(['ariaLabelledBy', 'ariaDescribedBy', 'ariaControls', 'ariaOwns']);

function renameList(value: unknown, renamed: (id: string) => string): string[] {
  const ids = Array.isArray(value) ? value.map(String) : String(value).split(/\s+/);
  return ids.filter(Boolean).map(renamed);
}

/** `url(#a)` anywhere, and a whole value that is an address in the drawing: `#a`. */
function renameIn(value: string, renamed: (id: string) => string): string {
  if (/^#[^\s#]+$/.test(value)) return `#${renamed(value.slice(1))}`;
  return value.replace(/url\(([^()]*)\)/g, (whole, written: string) => {
    const [, quote = '', id] = /^(["']?)#([^"'\s]+)\1$/.exec(written.trim()) ?? [];
    return id === undefined ? whole : `url(${quote}#${renamed(id)}${quote})`;
  });
}

/** Calls `visitor` for an element and each element below it. */
export function walk(element: Element, visitor: (element: Element) => void): void {
  visitor(element);
  for (const child of element.children) if (child.type === 'element') walk(child, visitor);
}

/** Begins the ids of a slide's drawings: slides of another text have another key. */
export function slideKey(source: string): string {
  // FNV-1a (https://datatracker.ietf.org/doc/draft-eastlake-fnv/): short, and the same everywhere.
  let hash = 0x811c9dc5;
  for (const sign of source) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return `d${(hash >>> 0).toString(16).padStart(8, '0')}`;
}

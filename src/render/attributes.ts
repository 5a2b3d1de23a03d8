import { escapeHtml } from '../text/escape.ts';

/** Names that HTML can hold; anything else that an author wrote would break the page. */
const name = /^[^\s"'<>/=\u0000-\u001f]+$/;

/** Attributes as HTML, each with a blank before it; names that HTML cannot hold are left out. */
export function htmlAttributes(attributes: Readonly<Record<string, string | true | undefined>>): string {
  return Object.entries(attributes)
    .filter(([key, value]) => value !== undefined && name.test(key))
    .map(([key, value]) => (value === true ? ` ${key}` : ` ${key}="${escapeHtml(value ?? '')}"`))
    .join('');
}

/** Escapes text for HTML content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}

/** JSON for a `<script type="application/json">` element: no `<` can end the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** CSS as the body of a `<style>` element: `</style` can only stand in a string, a URL or a comment. */
export function styleBody(css: string): string {
  return css.replace(/<\/(?=style)/gi, '<\\/');
}

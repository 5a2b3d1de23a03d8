/**
 * JavaScript as the body of a `<script>` element. What would end the element, or open the state in
 * which `</script>` no longer ends it, is written with escapes that mean the same in strings, regular
 * expressions and templates, the places where it can stand in a script.
 * https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function scriptBody(js: string): string {
  return js
    .replace(/\r\n?/g, '\n')
    .replace(/^(\s*)<!--/, '$1//')
    .replace(/<!--/g, '\\x3C!--')
    .replace(/<(?=\/script)/gi, '\\x3C');
}

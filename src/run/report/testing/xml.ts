/** Characters that XML 1.0 can hold: https://www.w3.org/TR/xml/#charsets */
const characters = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const token = /<\?xml [^?]*\?>|<(\/?)([A-Za-z_][\w.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const reference = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;

/** Why a document (without DTD, comments and CDATA) is no well-formed XML; undefined where it is. */
export function faultOf(xml: string): string | undefined {
  if (!characters.test(xml)) return 'a character that XML cannot hold';
  const open: string[] = [];
  let roots = 0;
  for (let at = 0; at < xml.length; ) {
    token.lastIndex = at;
    const match = token.exec(xml);
    if (!match) return `no markup: ${xml.slice(at, at + 40)}`;
    at = token.lastIndex;
    const [whole, close, name, attributes = '', empty, text = ''] = match;
    if (reference.test(attributes + text)) return `a bare & in: ${whole.slice(0, 40)}`;
    if (text.includes(']]>')) return 'the end of a CDATA section in text';
    if (text.trim() !== '' && open.length === 0) return 'text beside the root';
    if (name === undefined) continue;
    if (close) {
      if (open.pop() !== name) return `an end of ${name} that was not open`;
    } else {
      if (open.length === 0) roots += 1;
      if (!empty) open.push(name);
    }
  }
  if (open.length > 0) return `${open.at(-1)} is not closed`;
  return roots === 1 ? undefined : `${roots} roots`;
}

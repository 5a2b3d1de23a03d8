import type { Element } from 'hast';
import type { Finding } from '../../model/diagnostic.ts';
import { walk } from '../../text/svg.ts';

/** What runs or loads something in a page. */
const blocked = new Set('script iframe object embed link meta base video audio canvas template'.split(' '));

/** Takes out of a drawing what cannot work in a deck, and tells of it. */
export function cleanDrawing(svg: Element, file: string): Finding[] {
  const said = new Map<string, Finding>();
  const tell = (ruleId: Finding['ruleId'], what: string, why: string, fix: string): void => {
    said.set(what, { ruleId, reason: `${what} of \`${file}\` ${why}`, fix, place: undefined });
  };
  const remote = (what: string): void =>
    tell('resource-remote', what, 'is left out: drawings in the page load nothing', 'Draw it in the file itself.');
  walk(svg, (element) => {
    element.children = element.children.filter((child) => {
      if (child.type !== 'element' || !blocked.has(child.tagName)) return true;
      tell('element-blocked', `\`<${child.tagName}>\``, 'is left out: drawings only draw', 'Remove it from the file.');
      return false;
    });
    for (const [name, value] of Object.entries(element.properties)) {
      if (/^on[a-z]/i.test(name)) {
        delete element.properties[name];
        tell(
          'attribute-event',
          `\`${name.toLowerCase()}\``,
          'cannot run: the policy of the decks refuses code in attributes',
          'Remove it from the file.',
        );
      } else if (name === 'href' || name === 'xLinkHref' || name === 'src') {
        if (isAllowed(String(value), element)) continue;
        delete element.properties[name];
        remote(`\`${String(value).slice(0, 60)}\``);
      } else if (typeof value === 'string' && /url\(/i.test(value)) {
        element.properties[name] = withoutAddresses(value, remote);
      }
    }
    if (element.tagName !== 'style') return;
    for (const child of element.children) {
      if (child.type === 'text') child.value = withoutAddresses(child.value, remote);
    }
  });
  return [...said.values()];
}

/** Links may lead anywhere but into scripts; everything else stays in the drawing. */
function isAllowed(value: string, { tagName }: Element): boolean {
  if (/^\s*(?:#|data:image\/svg)/i.test(value)) return true;
  return tagName === 'a' && /^\s*(?:https?:|mailto:)/i.test(value);
}

function withoutAddresses(css: string, remote: (what: string) => void): string {
  const imported = css.replace(/@import[^;]*;?/gi, (rule) => {
    remote(`\`${rule.trim().slice(0, 60)}\``);
    return '';
  });
  // One way to read each sign, so that no text takes long.
  return imported.replace(
    /url\(\s*(?:"([^"]*)"|'([^']*)'|([^()"'\s]*))\s*\)?/gi,
    (whole, double: string | undefined, single: string | undefined, bare: string | undefined) => {
      const address = double ?? single ?? bare ?? '';
      if (/^\s*(?:#|data:)/i.test(address)) return whole;
      remote(`\`${address.slice(0, 60)}\``);
      return 'none';
    },
  );
}

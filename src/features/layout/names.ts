import { nearest } from '../../text/nearest.ts';
import { fold } from '../../text/slug.ts';

/** Canonical names and their aliases; each is a class of the theme, `layout-<name>`. */
const layouts: Readonly<Record<string, readonly string[]>> = {
  titre: ['title', 'couverture', 'cover'],
  section: ['partie', 'part'],
  definition: [],
  'deux-colonnes': ['two-columns'],
  code: [],
  comparaison: ['comparison', 'compare'],
  chiffre: ['stat', 'figure'],
  image: ['picture'],
  exercice: ['exercise'],
  citation: ['quote'],
  agenda: ['plan'],
  simple: ['plain'],
};

/** The canonical name that is meant; case and accents do not count. */
export function canonical(wanted: string): string | undefined {
  const folded = fold(wanted);
  return Object.keys(layouts).find((name) => name === folded || layouts[name]?.includes(folded));
}

/** What is said of a name that no layout has, and the name that was probably meant. */
export function unknownLayout(wanted: string): { reason: string; fix: string; near: string | undefined } {
  const near = nearest(wanted, Object.entries(layouts).flat(2));
  const known = Object.keys(layouts).map((name) => `\`${name}\``);
  return {
    reason: `The layout \`${wanted}\` is not known`,
    fix: near ? `Did you mean \`${near}\`?` : `Known layouts: ${known.join(', ')}.`,
    near,
  };
}

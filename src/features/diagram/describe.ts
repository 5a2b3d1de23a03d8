import { labelsFor } from '../../text/labels.ts';
import type { Canonical } from './drawn.ts';

/** So much is told: who listens hears no more than that in one breath. */
const most = 12;

/** What a diagram shows, in words: `Diagramme : Client → Serveur (requête), Serveur → Base`. */
export function describe({ relations, names }: Canonical, lang: string): string {
  const words = labelsFor(lang);
  const told = relations.map(({ from, to, label, back, forth }) => {
    const arrow = back && forth ? '↔' : back ? '←' : forth ? '→' : '–';
    return [`${endOr(from(), words.diagramStart)} ${arrow} ${endOr(to(), words.diagramEnd)}`, label && `(${label})`]
      .filter(Boolean)
      .join(' ');
  });
  const items = told.length > 0 ? told : names;
  return words.diagram([...items.slice(0, most), ...(items.length > most ? ['…'] : [])].join(', '));
}

/** `[*]` is where a state diagram begins or ends. */
function endOr(name: string, word: string): string {
  return name === '[*]' ? word : name;
}

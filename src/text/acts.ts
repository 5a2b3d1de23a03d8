import type { Element } from 'hast';
import type { Facts } from '../model/facts.ts';
import type { SlideView } from '../model/feature.ts';
import type { Act, ActFact } from '../model/snippet.ts';

/** Adds an act to a slide's. @returns what its element carries as `data-act` until linking knows the act's id. */
export function addAct({ acts }: Facts, act: ActFact): string {
  return String(acts.push(act) - 1);
}

/** The act that an element of a slide shows, when it is one of that kind; its place is still the slide's. */
export function actOf<Kind extends Act['kind']>(
  element: Element,
  { acts, facts }: SlideView,
  kind: Kind,
): { readonly act: Extract<Act, { kind: Kind }>; readonly place: Act['place'] } | undefined {
  const index = Number(element.properties['dataAct'] ?? Number.NaN);
  const act = acts[index];
  return act?.kind === kind ? { act: act as Extract<Act, { kind: Kind }>, place: facts.acts[index]?.place } : undefined;
}

/** The properties of an act's element, without its mark. */
export function withoutMark({ properties: { dataAct: _, ...properties } }: Element): Element['properties'] {
  return properties;
}

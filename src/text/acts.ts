import type { Element } from 'hast';
import type { Nodes, Root } from 'mdast';
import type { Facts } from '../model/facts.ts';
import type { LinkContext, SlideContext, SlideView } from '../model/feature.ts';
import type { Act, ActFact } from '../model/snippet.ts';
import { visitNodes } from './mdast.ts';
import { staleFinding } from './stale.ts';

type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

/** Adds an act to a slide's. @returns what its element carries as `data-act` until linking knows the act's id. */
export function addAct({ acts }: Facts, act: ActFact): string {
  return String(acts.push(act) - 1);
}

/** What stands in speaker notes, where nothing happens. */
export function spokenIn(tree: Root, { span }: SlideContext): ReadonlySet<Nodes> {
  const spoken = new Set<Nodes>();
  const add = (node: Nodes): void => void spoken.add(node);
  if (span === 'notes') visitNodes(tree, add);
  else visitNodes(tree, (node) => isNotes(node) && visitNodes(node, add));
  return spoken;
}

function isNotes({ data }: Nodes): boolean {
  const { hName, hProperties } = data ?? {};
  return hName === 'aside' && [hProperties?.['className']].flat().includes('notes');
}

/** The act that an element of a slide shows, when it is one of that kind. */
export function actOf<Kind extends Act['kind']>(
  element: Element,
  { acts }: SlideView,
  kind: Kind,
): ActOf<Kind> | undefined {
  const act = acts[Number(element.properties['dataAct'] ?? Number.NaN)];
  return act?.kind === kind ? (act as ActOf<Kind>) : undefined;
}

/** The properties of an act's element, without its mark. */
export function withoutMark({ properties: { dataAct: _, ...properties } }: Element): Element['properties'] {
  return properties;
}

/**
 * Ids of the acts of a slide whose recordings are older than they are; each is reported.
 *
 * @param sourceOf what such an act is recorded from
 */
export function staleActs<Kind extends Act['kind']>(
  { slide, chapter, report }: LinkContext,
  kind: Kind,
  sourceOf: (act: ActOf<Kind>) => string,
): ReadonlySet<string> {
  const stale = slide.acts.flatMap((act, index): string[] => {
    const recording = act.kind === kind ? chapter.recordings.get(act.id) : undefined;
    const finding = recording && staleFinding(act.id, sourceOf(act as ActOf<Kind>), recording);
    const place = slide.facts.acts[index]?.place;
    if (finding) report({ ...finding, place: place && { line: place.line, column: place.column } });
    return finding ? [act.id] : [];
  });
  return new Set(stale);
}

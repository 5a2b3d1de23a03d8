import type { RevealConfig } from 'reveal.js';
import type { Behaviour } from './context.ts';
import { makeDialog } from './dialog.ts';
import { el } from './dom.ts';
import type { Labels } from './labels.ts';

interface KeyGroup {
  readonly title: string;
  readonly rows: readonly (readonly [keys: readonly string[], effect: string])[];
}

/** The key list, in place of reveal's English one. */
export const help: Behaviour = {
  name: 'help',
  begin({ deck, labels, actions, scheme }) {
    const groups = keyGroups(
      deck.getConfig(),
      labels,
      deck.hasHorizontalSlides() && deck.hasVerticalSlides(),
      !!scheme,
    );
    const content = el('div', { class: 'estrade-keys' }, ...groups.map(showGroup));
    const dialog = makeDialog(labels, 'help', labels.help, content);
    actions.help = () => {
      if (!dialog.open) dialog.showModal();
    };
  },
};

/** The keys that work in this deck: what its options turn off is not listed. */
export function keyGroups(config: RevealConfig, labels: Labels, twoWays: boolean, lightDark: boolean): KeyGroup[] {
  const { keys } = labels;
  const grid = twoWays && config.navigationMode !== 'linear';
  const when = <T>(condition: unknown, row: T): T[] => (condition === false ? [] : [row]);
  return [
    {
      title: labels.moving,
      rows: [
        [[...(grid ? [] : ['→', '↓']), keys.space, 'N', keys.pageDown], labels.next],
        [[...(grid ? [`${keys.shift} + ${keys.space}`] : ['←', '↑']), 'P', keys.pageUp], labels.previous],
        ...when(grid, [[keys.arrows], labels.directions] as const),
        [[`Alt + ${keys.arrows}`], labels.skip],
        [[keys.home], labels.first],
        [[keys.end], labels.last],
        ...when(config.jumpToSlide, [['G'], labels.jumpTo] as const),
      ],
    },
    {
      title: labels.showing,
      rows: [
        ...when(config.overview, [['O'], labels.overview] as const),
        ...when(config.pause, [['B', 'V'], labels.blackout] as const),
        [['F'], labels.fullscreen],
        ...when(lightDark, [['T'], labels.lightDark] as const),
        ...when(Boolean(config.autoSlide), [['A'], labels.autoSlide] as const),
        [[keys.escape], labels.escape],
      ],
    },
    {
      title: labels.tools,
      rows: [
        [['/', `${keys.control} + ${keys.shift} + F`], labels.search],
        [['S'], labels.speaker],
        [['D'], labels.draw],
        [[`${keys.shift} + D`], labels.pointer],
        [['?', 'F1'], labels.help],
      ],
    },
  ];
}

function showGroup({ title, rows }: KeyGroup): HTMLElement {
  const list = el('dl');
  for (const [names, effect] of rows) {
    const term = el('dt');
    for (const [index, name] of names.entries()) term.append(...(index > 0 ? [' '] : []), el('kbd', {}, name));
    list.append(el('div', {}, term, el('dd', {}, effect)));
  }
  return el('section', {}, el('h3', {}, title), list);
}

import type { Behaviour } from './context.ts';
import { el } from './dom.ts';
import { recall, remember } from './store.ts';

const key = 'estrade-tabs';
/** More titles than a reader's choices ever name. */
const most = 20;

/**
 * Groups of tabs (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/): one is seen at a time, and groups with a tab of
 * the same title follow. The titles that were chosen are remembered, the last one first, for every deck of the
 * site. All tabs of a group keep their room, so that the slide stands still.
 */
export const tabs: Behaviour = {
  name: 'tabs',
  begin({ deck }) {
    let made = 0;
    const choose = (title: string, asked?: HTMLElement) => {
      const titles = [title, ...chosenTitles().filter((other) => other !== title)].slice(0, most);
      remember('local', key, JSON.stringify(titles));
      for (const group of groups()) {
        const own = asked && group.contains(asked) ? asked : panelsOf(group).find((panel) => titleOf(panel) === title);
        if (own) show(group, own);
      }
    };
    const refresh = () => {
      const titles = chosenTitles();
      for (const group of groups()) {
        const panels = panelsOf(group);
        if (panels.length > 0 && !group.classList.contains('live')) make(group, `estrade-tabs-${++made}`, choose);
        const chosen = titles.map((title) => panels.find((panel) => titleOf(panel) === title)).find(Boolean);
        const current = chosen ?? panels.find((panel) => !panel.hidden && panel.role) ?? panels[0];
        if (current) show(group, current);
      }
    };
    refresh();
    deck.on('sync', refresh);
    // Another window of the course, such as the speaker's.
    addEventListener('storage', (event) => event.key === key && refresh());
    // Search has found something in a tab that is not seen.
    document.addEventListener('beforematch', ({ target }) => {
      for (let panel = tabAround(target); panel; panel = tabAround(panel.parentElement)) {
        if (panel.hidden) choose(titleOf(panel), panel);
      }
    });
  },
};

function groups(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.slides .tabs')];
}

function panelsOf(group: HTMLElement): HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>(':scope > .tab')];
}

function titleOf(panel: HTMLElement): string {
  return panel.querySelector('.tab-title')?.textContent?.trim() ?? '';
}

function tabAround(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.tab[role]') : null;
}

/** Gives a group its row of tabs. */
function make(group: HTMLElement, id: string, choose: (title: string, panel: HTMLElement) => void): void {
  const panels = panelsOf(group);
  const list = el('div', { class: 'tabs-list', role: 'tablist' });
  for (const [index, panel] of panels.entries()) {
    const button = el('button', { type: 'button', role: 'tab', id: `${id}-${index}` });
    button.append(...(panel.querySelector('.tab-title')?.cloneNode(true).childNodes ?? []));
    panel.id ||= `${id}-${index}-panel`;
    panel.role = 'tabpanel';
    panel.setAttribute('aria-labelledby', button.id);
    if (!panel.querySelector('a[href], button, summary, input, [tabindex]')) panel.tabIndex = 0;
    button.setAttribute('aria-controls', panel.id);
    button.addEventListener('click', () => choose(titleOf(panel), panel));
    list.append(button);
  }
  // After a click, the arrows are for the slides: that is what a trainer expects of them.
  let pointed = false;
  list.addEventListener('pointerdown', () => {
    pointed = true;
  });
  list.addEventListener('focusout', ({ relatedTarget }) => {
    pointed &&= list.contains(relatedTarget as Node | null);
  });
  list.addEventListener('keydown', (event) => {
    const buttons = [...list.children] as HTMLElement[];
    const at = buttons.indexOf(event.target as HTMLElement);
    if (at < 0 || pointed || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = buttons.at(to % buttons.length);
    next?.click();
    next?.focus();
  });
  group.prepend(list);
  group.classList.add('live');
}

function show(group: HTMLElement, current: HTMLElement): void {
  const buttons = group.querySelectorAll<HTMLElement>(':scope > .tabs-list > button');
  for (const [index, panel] of panelsOf(group).entries()) {
    const seen = panel === current;
    panel.hidden = !seen;
    buttons[index]?.setAttribute('aria-selected', String(seen));
    if (buttons[index]) buttons[index].tabIndex = seen ? 0 : -1;
  }
}

function chosenTitles(): string[] {
  try {
    const titles: unknown = JSON.parse(recall('local', key) ?? '[]');
    return Array.isArray(titles) ? titles.filter((title) => typeof title === 'string') : [];
  } catch {
    return [];
  }
}

import type { Page } from 'playwright-core';

/** Where a deck is: `h/v/f` as reveal counts, `f` being -1 before the first step and empty without steps. */
export function place(page: Page): Promise<string> {
  return page.evaluate<string>('(({ h, v, f }) => `${h}/${v}/${f ?? ""}`)(Reveal.getIndices())');
}

/** Waits until a deck has begun. */
export async function ready(page: Page): Promise<Page> {
  await page.waitForFunction('globalThis.Reveal?.isReady() && document.querySelector(".estrade-corner, .pdf-page, .estrade-desk")');
  await page.evaluate('document.fonts.ready.then(() => true)');
  return page;
}

/** A state of a deck: a slide, and how many of its steps are shown. */
export interface State {
  readonly id: string;
  readonly h: number;
  readonly v: number;
  /** -1: none. */
  readonly f: number;
}

/** Every state of a deck, in reading order. */
export function states(page: Page): Promise<State[]> {
  return page.evaluate<State[]>(`(() => {
    const found = [];
    for (const section of Reveal.getSlides()) {
      const { h, v } = Reveal.getIndices(section);
      const steps = new Set([...section.querySelectorAll('.fragment')].map((step) => step.dataset.fragmentIndex));
      for (let f = -1; f < steps.size; f++) found.push({ id: section.id, h, v, f });
    }
    return found;
  })()`);
}

/** Goes to a state, and waits until it is painted. */
export async function show(page: Page, { h, v, f }: State): Promise<void> {
  await page.evaluate(`(async () => {
    Reveal.slide(${h}, ${v}, ${f});
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.all(document.getAnimations().filter(({ playState }) => playState === 'running').map((one) => one.finished.catch(() => 0)));
  })()`);
}

/** Id of the slide that a deck shows. */
export function slideId(page: Page): Promise<string> {
  return page.evaluate<string>('Reveal.getCurrentSlide().id');
}

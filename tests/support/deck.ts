import { setTimeout } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';

/** Where a deck is: `h/v/f` as reveal counts, `f` being -1 before the first step and empty without steps. */
export function place(page: Page): Promise<string> {
  return page.evaluate<string>('(({ h, v, f }) => `${h}/${v}/${f ?? ""}`)(Reveal.getIndices())');
}

/**
 * Waits until an expression is true in a page (or one of its frames). Playwright's own waiting evaluates in
 * the page, where the policy of our pages refuses it.
 */
export async function until(page: Page | Frame, expression: string): Promise<void> {
  let last: unknown;
  for (let patience = 1000; patience > 0; patience -= 1) {
    // A page that is being replaced answers nothing; the next one will.
    last = await page.evaluate(expression).catch(String);
    if (last === true) return;
    await setTimeout(20);
  }
  throw new Error(`waited in vain for: ${expression}\nlast answer: ${String(last)}`);
}

/** Waits until a deck has begun, and has its fonts and images. */
export async function ready(page: Page): Promise<Page> {
  await until(page, 'globalThis.Reveal?.isReady() && document.querySelector(".estrade-corner, .pdf-page") !== null');
  await until(page, '[...document.images].every(({ complete, loading }) => complete || loading === "lazy")');
  // Then what is measured after fonts and images has been measured.
  await page.evaluate(`(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  })()`);
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

/** Goes to a state, and to the end of the motions on the way. */
export async function show(page: Page, { h, v, f }: State): Promise<void> {
  await page.evaluate(`(async () => {
    Reveal.slide(${h}, ${v}, ${f});
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (const motion of document.getAnimations()) {
      if (Number.isFinite(motion.effect.getComputedTiming().endTime)) motion.finish();
    }
  })()`);
}

/** Id of the slide that a deck shows. */
export function slideId(page: Page): Promise<string> {
  return page.evaluate<string>('Reveal.getCurrentSlide().id');
}

/** Shows every slide of a deck, one after the other. */
export async function leafThrough(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    for (const section of Reveal.getSlides()) {
      const { h, v } = Reveal.getIndices(section);
      Reveal.slide(h, v);
      await new Promise(requestAnimationFrame);
    }
  })()`);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** A slide and what is wrong with its layout, in words. */
export interface SlideFaults {
  readonly id: string;
  readonly faults: readonly string[];
}

/** Where a slide of our own themes may have content: above the line at its foot, or above `full` without one. */
const own = { left: 0, top: 0, right: 1280 - 60, bottom: 664, full: 720 - 24 };

const script = readFileSync(join(import.meta.dirname, 'in-page/layout.js'), 'utf8');

/** The measurements of a page; it must show a deck already. */
export async function layoutOf(page: Page): Promise<{
  current(): Promise<string[]>;
  print(): Promise<SlideFaults[]>;
  scroll(): Promise<SlideFaults[]>;
  sideways(): Promise<number>;
}> {
  await page.evaluate(script);
  const within = JSON.stringify(own);
  return {
    current: () => page.evaluate(`estradeLayout.current(${within})`),
    print: () => page.evaluate(`estradeLayout.print(${within})`),
    scroll: () => page.evaluate('estradeLayout.scroll()'),
    sideways: () => page.evaluate('estradeLayout.sideways()'),
  };
}

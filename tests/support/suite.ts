import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launch } from './browser.ts';
import { type Watched, watch } from './watched.ts';

/** The browser of a suite. */
export interface SuiteBrowser {
  /** A page in a context of its own, with everything that it asks for and complains of. */
  open(url: string, options?: BrowserContextOptions): Promise<Watched>;
  /** A page that has not gone anywhere yet. */
  page(options?: BrowserContextOptions): Promise<Page>;
}

/** One browser for a suite; its pages are closed with it. */
export function useBrowser(): SuiteBrowser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  const page = async (options: BrowserContextOptions = {}): Promise<Page> => {
    if (!browser) throw new Error('the browser of a suite is there once its tests run');
    // Nothing that is measured here depends on motion; tests of motion ask for it.
    const context = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
      ...options,
    });
    return context.newPage();
  };
  return {
    page,
    async open(url, options) {
      const watched = watch(await page(options));
      await watched.page.goto(url, { waitUntil: 'load' });
      return watched;
    },
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { firstLine, launchBrowser } from './launch.ts';

/** A browser that takes pictures of pages that are served somewhere. */
export interface Camera {
  /**
   * Takes a picture of a page, once it answers and has become quiet.
   *
   * @throws Error which says why there is none: no browser, no answer.
   */
  take(url: string): Promise<Picture>;
  close(): Promise<void>;
}

export interface Picture {
  readonly png: Uint8Array;
  /** Version of the browser. */
  readonly version: string;
}

export interface CameraOptions {
  /** Path of a browser, instead of the one that is found. */
  readonly browser: string | undefined;
  readonly signal: AbortSignal;
  /** How long a page may take to answer, in milliseconds. */
  readonly patience?: number | undefined;
}

/** What a slide shows of a page. */
const viewport = { width: 1104, height: 560 };
/** A picture goes into every copy of the deck: it is as sharp as fits into so many bytes. */
const mostBytes = 300_000;
const scales = [2, 1] as const;
/** How long a page may go on loading once it is there. */
const quietWithin = 5_000;

/** The browser starts with the first picture. */
export function openCamera(options: CameraOptions): Camera {
  let starting: Promise<Browser> | undefined;
  const browser = (): Promise<Browser> => {
    starting ??= launchBrowser(options.browser, ['--hide-scrollbars', '--force-color-profile=srgb']);
    return starting;
  };
  return {
    async take(url) {
      const started = await browser();
      await answers(url, options);
      let png = new Uint8Array();
      for (const scale of scales) {
        png = await shoot(started, url, scale);
        if (png.length <= mostBytes) break;
      }
      return { png, version: started.version() };
    },
    async close() {
      const started = await starting?.catch(() => undefined);
      await started?.close();
    },
  };
}

/** Waits until something answers, whatever it says: a container has started before what runs in it. */
async function answers(url: string, { signal, patience = 30_000 }: CameraOptions): Promise<void> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      const response = await fetch(url, {
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
      });
      await response.body?.cancel();
      if (response.status < 500) return;
    } catch {
      signal.throwIfAborted();
    }
    if (performance.now() > until) throw new Error(`Nothing answers at \`${url}\` within ${patience / 1000} s.`);
    await wait(200, undefined, { signal });
  }
}

async function shoot(browser: Browser, url: string, deviceScaleFactor: number): Promise<Uint8Array<ArrayBuffer>> {
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor,
    reducedMotion: 'reduce',
    colorScheme: 'light',
    serviceWorkers: 'block',
    acceptDownloads: false,
  });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load', timeout: 30_000 });
    await page.waitForLoadState('networkidle', { timeout: quietWithin }).catch(() => undefined);
    return new Uint8Array(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  } catch (error) {
    throw new Error(`\`${url}\` cannot be shown: ${firstLine(error)}`, { cause: error });
  } finally {
    await context.close();
  }
}

import mime from 'mime';
import type { Browser, BrowserContext } from 'playwright-core';
import { finishPdf, type Printed } from './finish.ts';
import { launchBrowser } from './launch.ts';

/** How slides come on paper. */
export interface Layout {
  /** A page for each step of a slide, instead of one that shows everything. */
  readonly steps: boolean;
  /** A4 sheets: the slide, and its notes below. */
  readonly notes: boolean;
}

/** A browser that prints the pages of a site. */
export interface Printer {
  /** Prints a page of the site, by its path. */
  print(path: string, layout: Layout): Promise<Printed>;
  close(): Promise<void>;
}

export interface PrinterOptions {
  /** Path of a browser, instead of the one that is found. */
  readonly browser: string | undefined;
  /** Everything that the pages may load, by path; nothing else is answered. */
  readonly site: ReadonlyMap<string, Uint8Array | string>;
  /** Name of the PDF that a page becomes, for links from one to the other. */
  pdfOf(path: string): string;
  /** Ends the browser. */
  readonly signal: AbortSignal;
}

/** A name that nobody can have (RFC 2606): all that the browser asks of it is answered here, without a network. */
const origin = 'http://estrade.invalid/';

/** Every name and address leads nowhere, also for what is not a request of a page (connections made ahead, WebRTC). */
const alone = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
];

/** How long a deck may take to lay itself out. */
const patience = 120_000;

/**
 * Starts the browser of the machine. Its pages come from memory: no server, no temporary files of ours.
 *
 * @throws UsageError when there is no browser, or it does not start.
 */
export async function openPrinter(options: PrinterOptions): Promise<Printer> {
  const browser = await launchBrowser(options.browser, alone);
  const close = () => browser.close();
  if (options.signal.aborted) await close();
  options.signal.addEventListener('abort', () => void close(), { once: true });
  return { print: (path, layout) => print(browser, path, layout, options), close };
}

async function print(browser: Browser, path: string, layout: Layout, options: PrinterOptions): Promise<Printed> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    acceptDownloads: false,
    offline: true,
  });
  try {
    await answerFrom(context, options.site);
    const page = await context.newPage();
    const query = `view=print&margin=0&showNotes=false&pdfSeparateFragments=${layout.steps}${layout.notes ? '&notes' : ''}`;
    await page.goto(`${origin}${encodeURIComponent(path)}?${query}`, { waitUntil: 'load', timeout: patience });
    await page.waitForSelector('html[data-paper]', { state: 'attached', timeout: patience });
    const size = layout.notes ? { format: 'A4' } : { preferCSSPageSize: true };
    const pdf = await page.pdf({ ...size, printBackground: true, outline: true, tagged: true });
    const titles = await page.evaluate<string[]>(
      '[...document.querySelectorAll("[aria-level]")].map(({ textContent }) => textContent)',
    );
    return finishPdf(pdf, { titles, rename: (url) => pdfLink(url, options.pdfOf) });
  } finally {
    await context.close();
  }
}

/** Answers what pages ask for with the files of the site, and refuses the rest; windows that a page opens too. */
async function answerFrom(context: BrowserContext, site: PrinterOptions['site']): Promise<void> {
  await context.route('**/*', (route) => {
    const path = pathOf(route.request().url());
    const data = path === undefined ? undefined : site.get(path);
    if (path === undefined || data === undefined) return route.abort();
    const contentType = mime.getType(path) ?? 'application/octet-stream';
    return route.fulfill({ body: typeof data === 'string' ? data : Buffer.from(data), contentType });
  });
}

/** The path in the site that an address means, or undefined. */
function pathOf(url: string): string | undefined {
  if (!url.startsWith(origin)) return undefined;
  try {
    return decodeURIComponent(url.slice(origin.length).replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
}

/** A link to another chapter's page leads to its PDF, which stands beside. */
function pdfLink(url: string, pdfOf: PrinterOptions['pdfOf']): string | undefined {
  const path = pathOf(url);
  return path === undefined ? undefined : `./${encodeURIComponent(pdfOf(path))}`;
}

import { partMissing } from './notice.ts';

/**
 * Browser code and data that a page has but does not run until somebody asks: it is named by
 * `<script type="text/plain" data-part="search" data-src="assets/search-….js">`, or holds its text itself in a
 * self-contained page, whose policy lets just that text run. Classic scripts, because nothing else can be
 * loaded from `file://`.
 */

interface Shelf {
  estradeParts?: Record<string, unknown>;
  estradeLoading?: Record<string, Promise<void>>;
}

/** What a part says of itself when its script has run. */
export function offer(name: string, value: unknown): void {
  const shelf = globalThis as Shelf;
  shelf.estradeParts ??= {};
  shelf.estradeParts[name] = value;
}

/** Whether the page holds a part. */
export function hasPart(name: string): boolean {
  return scriptOf(name) !== null;
}

/**
 * Loads a part once, and gives what it offers. Whoever waits for it decides what a reader is told when it
 * cannot be had: `usePart` does.
 * @throws Error when the page holds no such part, or its file is gone; asked again, it is tried again.
 */
export async function loadPart<T>(name: string): Promise<T> {
  const shelf = globalThis as Shelf;
  const offered = (): T | undefined => shelf.estradeParts?.[name] as T | undefined;
  if (offered() === undefined) {
    shelf.estradeLoading ??= {};
    const { estradeLoading: loading } = shelf;
    loading[name] ??= runScript(name).finally(() => delete loading[name]);
    await loading[name];
  }
  const value = offered();
  if (value === undefined) throw new Error(`the part ${name} offers nothing`);
  return value;
}

/** Loads a part and uses it. When it cannot be had, the reader is told, and the page goes on without. */
export async function usePart<T>(name: string, use: (part: T) => void): Promise<void> {
  const part = await loadPart<T>(name).catch(partMissing);
  if (part !== undefined) use(part as T);
}

function scriptOf(name: string): HTMLScriptElement | null {
  return document.querySelector(`script[data-part="${CSS.escape(name)}"]`);
}

function runScript(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const given = scriptOf(name);
    if (!given) return reject(new Error(`the page has no part ${name}`));
    const script = document.createElement('script');
    const { src } = given.dataset;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${src} cannot be loaded`)));
    if (src) script.src = src;
    else script.textContent = given.textContent;
    document.head.append(script);
    if (!src) resolve();
  });
}

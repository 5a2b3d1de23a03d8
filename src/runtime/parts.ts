/**
 * Browser code and data that a page has but does not run until somebody asks: it is named by
 * `<script type="text/plain" data-part="search" data-src="assets/search-….js">`, or holds its text itself in a
 * self-contained page, whose policy lets just that text run. Classic scripts, because nothing else can be
 * loaded from `file://`.
 */

interface Shelf {
  estradeParts?: Record<string, unknown>;
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
 * Loads a part once, and gives what it offers.
 * @throws Error when the page holds no such part, or its file is gone.
 */
export async function loadPart<T>(name: string): Promise<T> {
  const offered = (): T | undefined => (globalThis as Shelf).estradeParts?.[name] as T | undefined;
  if (offered() === undefined) await runScript(name);
  const value = offered();
  if (value === undefined) throw new Error(`the part ${name} offers nothing`);
  return value;
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

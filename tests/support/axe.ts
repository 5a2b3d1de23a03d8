import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface AxeOptions {
  /** Look at this part of the page only. */
  readonly within?: string;
  /** False: what frames show is left out. */
  readonly frames?: boolean;
}

/** What axe finds in a page, every rule on: one line each, with the element and the reason. */
export async function violations(page: Page, { within, frames = true }: AxeOptions = {}): Promise<string[]> {
  if (!(await page.evaluate('Boolean(globalThis.axe)'))) await page.evaluate(source);
  return page.evaluate<string[]>(`(async () => {
    const context = ${within ? `document.querySelector(${JSON.stringify(within)})` : 'document'};
    const { violations } = await axe.run(context, { resultTypes: ['violations'], iframes: ${frames} });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any, all, none }) =>
      id + ': ' + html.slice(0, 160) + ' (' + [...any, ...all, ...none].map(({ message }) => message).join('; ').slice(0, 240) + ')'));
  })()`);
}

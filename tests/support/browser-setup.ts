import type { TestProject } from 'vitest/node';
import { findBrowser } from './browser-finder.ts';
import { isRequired, noBrowser } from './needs.ts';

/** Finds the browser once for all end-to-end suites. */
export async function setup(project: TestProject): Promise<void> {
  const found = await findBrowser((line) => console.error(line));
  if (!found && isRequired('browser')) throw new Error(noBrowser);
  if (!found) console.error(noBrowser);
  project.provide('browser', found);
}

/** What a suite may need from outside the repository. */
export type Need = 'browser' | 'engine' | 'shared';

/** Whether `ESTRADE_REQUIRE` names the need. */
export function isRequired(need: Need): boolean {
  return (process.env.ESTRADE_REQUIRE ?? '').split(',').includes(need);
}

/** What to do when no browser was found. */
export const noBrowser =
  'No browser for the tests. Install Chrome, Chromium or Edge, or name one in CHROME_PATH, or let `npx playwright-core install chromium-headless-shell` download one.';

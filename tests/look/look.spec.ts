import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { fileUrl } from '../support/course.ts';
import { ready, show, states } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';
import { allowed, compare, reduce } from './picture.ts';

/*
 * Every slide of the guide, which shows everything once, in our themes, beside the pictures in `pictures/`.
 * `UPDATE_LOOK=1` takes new ones; CONTRIBUTING.md says when.
 */
const root = join(import.meta.dirname, '../..');
/** Another chapter on demand, such as `03-dockerfile`; nothing of it is kept in the repository. */
const deck = process.env['LOOK_DECK'] ?? '00-guide';
const pictures = join(import.meta.dirname, 'pictures', deck);
const update = process.env['UPDATE_LOOK'] === '1';
const accept = 'UPDATE_LOOK=1 npx vitest run --project e2e tests/look';
const possible = existsSync(join(root, 'slides', `${deck}.md`)) && (update || existsSync(pictures));

/** What changes with time, or with where the pointer is. */
const still = '.estrade-corner, .code-copy { visibility: hidden !important; }';

describe.skipIf(!requireOrSkip('browser') || !possible)('the look', () => {
  const browser = useBrowser();
  const folder = useFolders();

  /** The chapter as a deck of its own, in a theme. */
  async function openDeck(theme: string): Promise<Page> {
    const course = folder();
    for (const name of ['course.yaml', 'slides', 'assets', 'themes'].filter((part) => existsSync(join(root, part)))) {
      await cp(join(root, name), join(course, name), { recursive: true });
    }
    const settings = readFileSync(join(course, 'course.yaml'), 'utf8').replace(/^theme:.*$/m, '');
    writeFileSync(join(course, 'course.yaml'), `${settings}\ntheme: ${theme}\n`);
    expect(await runCli(['build', join(course, 'slides', `${deck}.md`), '--out', join(course, 'dist')])).toMatchObject({
      code: 0,
    });
    // Half as large: the slide as a whole, in a fourth of the bytes.
    const page = await browser.page({ deviceScaleFactor: 0.5 });
    await page.clock.setFixedTime('2026-01-05T09:00:00');
    await page.goto(fileUrl(course, 'dist', `${deck}.html`));
    await ready(page);
    await page.addStyleTag({ content: still });
    return page;
  }

  test.each(['estrade', 'nuit', 'contraste'])(`${deck} in %s`, { timeout: 600_000 }, async (theme) => {
    const page = await openDeck(theme);
    expect(await page.evaluate('document.documentElement.className')).toContain(`theme-${theme}`);
    const kept = (id: string): string => join(pictures, theme, `${id}.png`);
    // A slide as it is left: with all its steps.
    const shown = [...new Map((await states(page)).map((state) => [state.id, state])).values()];
    expect(shown.length).toBeGreaterThan(0);
    const faults: string[] = [];
    let faulty = '';
    for (const state of shown) {
      await show(page, state);
      const actual = await page.screenshot({ animations: 'disabled' });
      const file = kept(state.id);
      if (update) {
        mkdirSync(dirname(file), { recursive: true });
        // A picture that is near enough is left alone.
        if (!existsSync(file) || compare(readFileSync(file), actual).pixels > 0) writeFileSync(file, reduce(actual));
      } else if (!existsSync(file)) {
        faults.push(`${state.id}: no picture is kept`);
      } else {
        const expected = readFileSync(file);
        const { pixels, difference } = compare(expected, actual);
        if (pixels <= allowed) continue;
        faulty ||= await realpath(await mkdtemp(join(tmpdir(), `estrade-look-${theme}-`)));
        for (const [name, data] of Object.entries({ expected, actual, difference })) {
          writeFileSync(join(faulty, `${state.id}.${name}.png`), data);
        }
        faults.push(`${state.id}: ${pixels} pixels differ`);
      }
    }
    const ids = new Set(shown.map(({ id }) => `${id}.png`));
    for (const name of readdirSync(join(pictures, theme)).filter((one) => !ids.has(one))) {
      if (update) rmSync(join(pictures, theme, name));
      else faults.push(`${name}: a picture is kept, but no slide is there`);
    }
    await page.context().close();
    const where = faulty && `Look at ${faulty}: expected, actual, difference. `;
    expect(faults, `${where}If this is what it should look like: ${accept}`).toEqual([]);
  });
});

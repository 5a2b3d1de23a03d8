import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { runCli } from '../support/cli.ts';
import { course, decksOf, everything, fileUrl } from '../support/course.ts';
import { ready } from '../support/deck.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const [first = ''] = decksOf(course);

describe.skipIf(!requireOrSkip('browser'))('axe finds nothing, no rule left out', () => {
  const browser = useBrowser();
  const folder = useFolders();

  test.each(['light', 'dark'] as const)('on the home, %s', async (colorScheme) => {
    for (const [name, url] of Object.entries({
      course: fileUrl(course, 'index.html'),
      other: fileUrl(everything, 'index.html'),
    })) {
      const { page } = await browser.open(url, { colorScheme });
      expect(await violations(page), name).toEqual([]);
      await page.context().close();
    }
  });

  test('on the home once its theme was changed by hand', async () => {
    const { page } = await browser.open(fileUrl(course, 'index.html'));
    await page.getByRole('button', { name: 'Thème sombre' }).click();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('on the speaker view', async () => {
    const { page } = await browser.open(fileUrl(course, first));
    await ready(page);
    const popup = page.waitForEvent('popup');
    await page.keyboard.press('s');
    const speaker = await popup;
    await speaker.locator('.estrade-notes').waitFor();
    await speaker.getByText('Diapo 1 sur').waitFor();
    // The previews are pictures of the slides, which are looked at as slides above.
    expect(await violations(speaker, { frames: false })).toEqual([]);
    await page.context().close();
  });

  test.each([...decksOf(course), '01-tout.html', '02-black.html'])(
    'on a phone, where %s is one long page',
    async (name) => {
      const { page } = await browser.open(fileUrl(decksOf(course).includes(name) ? course : everything, name), phone);
      await ready(page);
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    },
  );

  test('on a deck of one slide, which has been seen to its end', async () => {
    const root = folder({ 'course.yaml': 'title: Un cours\n', 'slides/01-un.md': '# Un seul\n' });
    expect((await runCli(['build', root])).code).toBe(0);
    const { page } = await browser.open(fileUrl(root, 'dist/01-un.html'));
    await ready(page);
    expect(await page.locator('.progress').getAttribute('aria-valuenow')).toBe('100');
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('on the print view', async () => {
    const { page } = await browser.open(`${fileUrl(everything, '01-tout.html')}?view=print`);
    await ready(page);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test.each([
    [
      'the search',
      async (page: Page) => {
        await page.keyboard.press('/');
        await page.keyboard.type('une');
        await page.locator('[role=option]').first().waitFor();
      },
    ],
    ['the key help', (page: Page) => page.keyboard.press('?')],
    ['the menu', (page: Page) => page.getByRole('button', { name: 'Menu du diaporama' }).click()],
    ['the overview', (page: Page) => page.keyboard.press('o')],
    [
      'the way to the next chapter',
      async (page: Page) => {
        await page.keyboard.press('End');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowRight');
      },
    ],
    ['the field that asks for a slide', (page: Page) => page.keyboard.press('g')],
  ] as const)('with %s open', async (_, open) => {
    for (const name of ['01-tout.html', '02-black.html']) {
      const { page } = await browser.open(fileUrl(everything, name));
      await ready(page);
      await open(page);
      expect(await violations(page), name).toEqual([]);
      await page.context().close();
    }
  });
});

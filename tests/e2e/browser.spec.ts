import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { requireOrSkip } from '../support/require.ts';
import { serveFolder } from '../support/server.ts';

describe.skipIf(!requireOrSkip('browser'))('the browser of the tests', () => {
  test('opens a page from a file and over http', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'estrade-browser-'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Estrade</title>');
    const server = await serveFolder(folder, '/sub/');
    const browser = await launch();
    try {
      const page = await browser.newPage();
      for (const url of [pathToFileURL(join(folder, 'index.html')).href, server.url]) {
        await page.goto(url);
        expect(await page.title()).toBe('Estrade');
      }
    } finally {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { runCli } from '../support/cli.ts';
import { fileUrl } from '../support/course.ts';
import { ready, show, states } from '../support/deck.ts';
import { readFiles, useFolders } from '../support/folders.ts';
import { layoutOf } from '../support/layout.ts';
import { requireOrSkip } from '../support/require.ts';
import { useBrowser } from '../support/suite.ts';

const deckOf = { fr: '01-premiers-pas', en: '01-first-steps' } as const;

describe('estrade new', () => {
  const folder = useFolders();

  test.each(['fr', 'en'] as const)('begins a course that builds without a word: %s', async (lang) => {
    const root = folder();
    const made = await runCli(['new', 'mon cours', '--lang', lang], { cwd: root });
    expect(made).toMatchObject({ code: 0, stdout: '' });
    expect(made.stderr).toMatch(
      /cd "mon cours"\n {2}(node .*cli\.cjs) dev .*\n {2}\1 present .*\n {2}\1 build .*\n {2}\1 export --pdf/,
    );
    const files = Object.keys(readFiles(join(root, 'mon cours')));
    expect(files).toEqual(
      expect.arrayContaining(['.gitignore', 'README.md', 'course.yaml', `slides/${deckOf[lang]}.md`]),
    );
    for (const path of files) expect(made.stderr).toContain(`  ${path}\n`);
    const [call = ''] = /node .*cli\.cjs build/.exec(made.stderr) ?? [];
    const options = { cwd: join(root, 'mon cours'), shell: true, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(`${call} --strict --hints`, options);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '1 deck, 11 slides → dist/\n' });
  });

  test('takes French unless it is told otherwise, and a folder that holds nothing but a repository', async () => {
    const root = folder();
    mkdirSync(join(root, '.git'));
    expect(await runCli(['new', '.'], { cwd: root })).toMatchObject({ code: 0 });
    expect(readFileSync(join(root, 'course.yaml'), 'utf8')).toContain('lang: fr');
    expect(readFileSync(join(root, '.gitignore'), 'utf8')).toContain('dist/');
  });

  test('changes nothing in a folder that holds something, and says what', async () => {
    const root = folder({ 'notes.txt': 'mine', 'a/b': '1' });
    const before = readFiles(root);
    const { code, stderr } = await runCli(['new', root]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/not empty: it holds `a`, `notes\.txt`/),
    });
    expect(readFiles(root)).toEqual(before);
  });

  test.each<[string, string[], RegExp]>([
    ['no folder', [], /Which folder/],
    ['a file', ['there.txt'], /is a file/],
    ['a language that there is not', ['x', '--lang', 'de'], /no course to begin with in `de`/],
  ])('asks nothing: %s', async (_, args, reason) => {
    const root = folder();
    writeFileSync(join(root, 'there.txt'), '');
    const { code, stderr } = await runCli(['new', ...args], { cwd: root });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(reason) });
    expect(readdirSync(root)).toEqual(['there.txt']);
  });
});

describe.skipIf(!requireOrSkip('browser'))('the deck that estrade new begins with', () => {
  const browser = useBrowser();
  const folder = useFolders();
  const urls = new Map<string, string>();

  beforeAll(async () => {
    for (const lang of ['fr', 'en'] as const) {
      const root = folder();
      await runCli(['new', root, '--lang', lang]);
      await runCli(['build', root]);
      urls.set(lang, fileUrl(root, 'dist', `${deckOf[lang]}.html`));
    }
  });

  test.each(['fr', 'en'])('shows all that it holds, accessibly, in every state: %s', async (lang) => {
    const { page, requests } = await browser.open(urls.get(lang) ?? '');
    await ready(page);
    const layout = await layoutOf(page);
    const found: unknown[] = [];
    for (const state of await states(page)) {
      await show(page, state);
      const faults = [...(await layout.current()), ...(await violations(page))];
      if (faults.length > 0) found.push([state.id, ...faults]);
    }
    expect(found).toEqual([]);
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
    await page.context().close();
  });

  test('on paper and on a phone too', async () => {
    const paper = (await browser.open(`${urls.get('fr')}?view=print`)).page;
    await ready(paper);
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const small = (await browser.open(urls.get('fr') ?? '', phone)).page;
    await ready(small);
    const all = [...(await (await layoutOf(paper)).print()), ...(await (await layoutOf(small)).scroll())];
    expect(all.filter(({ faults }) => faults.length > 0)).toEqual([]);
  });
});

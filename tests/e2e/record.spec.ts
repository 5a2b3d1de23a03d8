import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, parseCast } from '../../src/text/asciicast.ts';
import { type RecordedFacts, readFacts } from '../../src/text/recorded.ts';
import { runCli, startCli } from '../support/cli.ts';
import { type Files, putFiles, readFiles, useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';

const fence = (words: string, code: string, output?: string): string =>
  `\`\`\`bash run ${words}\n${code}\n\`\`\`\n${output === undefined ? '' : `\n\`\`\`output\n${output}\n\`\`\`\n`}`;
const slides = (...texts: string[]): string =>
  ['# Un', ...texts.map((text, at) => `## Diapo ${at}\n\n${text}`)].join('\n\n---\n\n');

const recordingsIn = (root: string) => `${root}/slides/recordings`;
const filesOf = (root: string): string[] => Object.keys(readFiles(recordingsIn(root)));
const factsOf = ({ own }: Cast): RecordedFacts => readFacts(own) ?? expect.fail('no facts');

describe('estrade record', () => {
  const folder = useFolders();
  // The list of runs is each test's own, and the engine beside the tests is the person's.
  const record = (root: string, args: readonly string[] = [], env: Record<string, string> = {}) =>
    runCli(['record', root, ...args], { env: { XDG_CACHE_HOME: join(root, '.cache'), ESTRADE_ENGINE: '', ...env } });
  const courseOf = (chapters: Record<string, string>, others: Files = {}): string =>
    folder({
      'course.yaml': 'title: Cours\n',
      ...Object.fromEntries(Object.entries(chapters).map(([name, text]) => [`slides/${name}.md`, text])),
      ...others,
    });
  const castOf = (root: string, path: string) =>
    parseCast(readFileSync(join(recordingsIn(root), `${path}.cast`), 'utf8'));

  test('records each snippet as a cast and as text, in the order of the chapter', async () => {
    const root = courseOf(
      {
        '01-un': slides(
          fence('id=dire', "printf '\\033[31mun\\033[0m\\n'; sleep 0.2; pwd; cd demos"),
          fence('id=lire', 'cat a.txt; exit_code=3'),
          fence('id=finir exit=3', 'pwd; (exit $exit_code)'),
        ),
      },
      { 'slides/demos/a.txt': 'contenu\n' },
    );
    const { code, stderr } = await record(root);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/✔ dire .*\n.*✔ lire .*\n.*✔ finir .*\n3 recordings written/),
    });
    expect(filesOf(root)).toEqual(['dire', 'finir', 'lire'].flatMap((id) => [`01-un/${id}.cast`, `01-un/${id}.txt`]));
    const first = castOf(root, '01-un/dire');
    expect(first).toMatchObject({ columns: 88, rows: 24 });
    expect(first.events.map(({ kind, data }) => [kind, data])).toEqual([
      ['o', '\x1b[31mun\x1b[0m\r\n'],
      ['o', '/work\r\n'],
      ['x', '0'],
    ]);
    expect(factsOf(first)).toMatchObject({
      exit: 0,
      files: {},
      versions: { bash: expect.stringMatching(/^\d+\.\d+/) },
    });
    expect(factsOf(castOf(root, '01-un/lire')).files).toEqual({
      'demos/a.txt': expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(castOf(root, '01-un/finir').events.at(-1)).toMatchObject({ kind: 'x', data: '3' });
    expect(readFileSync(join(recordingsIn(root), '01-un/dire.txt'), 'utf8')).toBe('un\n/work\n');
    expect(await runCli(['build', root, '--strict'])).toMatchObject({ code: 0 });
  });

  test('records again only what changed, and writes nothing else', async () => {
    const root = courseOf(
      {
        '01-un': slides(fence('id=a', 'cat a.txt'), fence('id=b', 'cat b.txt; date +%N'), fence('id=c', 'date +%N')),
        '02-deux': slides(fence('id=d', 'date +%N')),
      },
      { 'slides/a.txt': 'a\n', 'slides/b.txt': 'b\n' },
    );
    await record(root);
    const before = readFiles(recordingsIn(root));
    expect(await record(root)).toMatchObject({ code: 0, stderr: '4 up to date.\n' });
    expect(readFiles(recordingsIn(root))).toEqual(before);

    putFiles(root, { 'slides/b.txt': 'autre\n' });
    const built = await runCli(['build', root]);
    expect(built.stderr).toMatch(/recording-stale/);
    expect(built.stderr).toContain('slides/b.txt');
    const { stderr } = await record(root);
    expect(stderr).toMatch(/^slides\/01-un\.md\n {2}· a .*\n {2}✔ b .*\n1 recording written, 3 up to date\.\n$/);
    const after = readFiles(recordingsIn(root));
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(changed).toEqual(['01-un/b.cast', '01-un/b.txt']);
    expect((await runCli(['build', root])).stderr).not.toContain('recording-stale');
  });

  test('keeps the files where the same came out but for times and names, with --all too', async () => {
    const root = courseOf({ '01-un': slides(fence('id=a', 'date +%s%N'), fence('id=b', 'echo $RANDOM')) });
    await record(root);
    const before = readFiles(recordingsIn(root));
    expect((await record(root, ['--all'])).stderr).toMatch(
      /✔ a .* \(as before\)\n.*✔ b .* \(as before\)\n2 as before\.\n$/,
    );
    expect(readFiles(recordingsIn(root))).toEqual(before);
  });

  test('takes --only for a chapter, an id, or both; what stands before is played', async () => {
    const chapter = slides(fence('id=a', 'x=1'), fence('id=b', 'echo $x'), fence('id=c', 'echo c'));
    const root = courseOf({ '01-un': chapter, '02-deux': chapter });
    expect(await record(root, ['--only', '01-un/b'])).toMatchObject({ code: 0 });
    expect(filesOf(root)).toEqual(['01-un/b.cast', '01-un/b.txt']);
    expect(readFileSync(join(recordingsIn(root), '01-un/b.txt'), 'utf8')).toBe('1\n');
    await record(root, ['--only', 'c', '--only', '02-deux']);
    expect(filesOf(root).filter((path) => path.endsWith('.txt'))).toEqual(
      ['01-un/b', '01-un/c', '02-deux/a', '02-deux/b', '02-deux/c'].map((path) => `${path}.txt`),
    );
    const { code, stderr } = await record(root, ['--only', '01-um']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/called `01-um`\. Did you mean `01-un`/),
    });
  });

  test('writes nothing of what is not as expected: the recording before it stays', async () => {
    const root = courseOf({ '01-un': slides(fence('id=a', 'echo un', 'un'), fence('id=b', 'echo deux')) });
    await record(root);
    const before = readFiles(recordingsIn(root));
    putFiles(root, { 'slides/01-un.md': slides(fence('id=a', 'echo autre', 'un'), fence('id=b', 'echo trois')) });
    const { code, stdout, stderr } = await record(root, ['--json']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/✘ a: Its output is not the expected one\.\n[\s\S]*- un\n[\s\S]*\+ autre\n/);
    expect(stderr).toMatch(/– b {2}skipped: `a`, before it, failed\.\n1 failed, 1 skipped\.\n$/);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      chapters: [
        {
          chapter: 'slides/01-un.md',
          acts: [
            { id: 'a', became: 'failed', diff: expect.stringContaining('+ autre') },
            { id: 'b', became: 'skipped' },
          ],
        },
      ],
    });
    expect(readFiles(recordingsIn(root))).toEqual(before);
  });

  test('tells what cannot run here, and records the rest', async () => {
    const root = courseOf({
      '01-un': slides(
        fence('id=a needs=no-such-command', 'true'),
        fence('id=b', 'docker system prune -f'),
        fence('id=c', 'echo c'),
      ),
    });
    putFiles(root, { 'bin/docker': '' });
    const { code, stderr } = await record(root, [], { PATH: `${process.env['PATH']}` });
    expect(code).toBe(0);
    expect(stderr).toMatch(/– a {2}skipped: `no-such-command` is not installed\.\n.*– b {2}skipped: .*\n.*✔ c /);
    expect(filesOf(root)).toEqual(['01-un/c.cast', '01-un/c.txt']);
  });

  test('removes recordings of snippets that are gone, renames those that have another id, and nothing else', async () => {
    const root = courseOf({
      '01-un': slides(fence('id=a', 'echo $RANDOM'), fence('id=b', 'echo b')),
      '02-deux': slides(fence('id=z', 'echo z')),
    });
    await record(root);
    const before = readFiles(recordingsIn(root));
    const own = {
      '01-un/notes.md': 'mine',
      '01-un/b.svg': '<svg/>',
      '01-un/film.cast': '{"version":2,"width":80,"height":24}\n',
      'x/y.cast': '',
    };
    putFiles(recordingsIn(root), own);
    putFiles(root, { 'slides/01-un.md': slides(fence('id=autre', 'echo $RANDOM')) });
    rmSync(join(root, 'slides/02-deux.md'));
    const { code, stderr } = await record(root);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(
        /→ autre: renamed, it was `a`\n.*→ b: removed.*\n1 up to date, 1 renamed, 1 removed\.\n$/,
      ),
    });
    expect(readFiles(recordingsIn(root))).toEqual({
      ...own,
      '01-un/autre.cast': before['01-un/a.cast'],
      '01-un/autre.txt': before['01-un/a.txt'],
      '02-deux/z.cast': before['02-deux/z.cast'],
      '02-deux/z.txt': before['02-deux/z.txt'],
    });
    putFiles(root, { 'slides/01-un.md': slides('Rien.') });
    await record(root);
    expect(filesOf(root).filter((path) => path.startsWith('01-un'))).toEqual(
      Object.keys(own)
        .filter((path) => path.startsWith('01-un'))
        .sort(),
    );
  });

  test('writes only in the course: a folder that is a link is refused', async () => {
    const outside = folder({ 'keep.txt': '' });
    const root = courseOf({ '01-un': slides(fence('id=a', 'echo a')) });
    symlinkSync(outside, recordingsIn(root));
    expect(await record(root)).toMatchObject({ code: 2, stderr: expect.stringContaining('is a symbolic link') });
    rmSync(recordingsIn(root));
    mkdirSync(recordingsIn(root));
    symlinkSync(outside, join(recordingsIn(root), '01-un'));
    expect(await record(root)).toMatchObject({ code: 2, stderr: expect.stringContaining('`slides/recordings/01-un`') });
    expect(readdirSync(outside)).toEqual(['keep.txt']);
  });

  test('leaves nothing half-written and nothing running when it is stopped', async () => {
    const root = courseOf({
      '01-un': slides(fence('id=a', 'echo a'), fence('id=b', 'echo b; pwd -P; echo "$PPID" >&2; sleep 30')),
    });
    const child = startCli(['record', root], { env: { XDG_CACHE_HOME: join(root, '.cache'), TMPDIR: folder() } });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('✔ a')) setTimeout(() => child.kill('SIGINT'), 500);
    });
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(130);
    expect(filesOf(root)).toEqual(['01-un/a.cast', '01-un/a.txt']);
    expect(
      readdirSync(join(root, '.cache'), { recursive: true }).filter((name) => `${name}`.endsWith('.json')),
    ).toEqual([]);
    expect((await record(root, ['--only', 'a'])).stderr).toBe('1 up to date.\n');
  });

  test('tells what is wrong with a chapter, and records the others', async () => {
    const root = courseOf({
      '01-un': slides(fence('id=a', 'echo a'), fence('id=a', 'echo b')),
      '02-deux': slides(fence('id=a', 'echo a')),
    });
    const { code, stderr } = await record(root);
    expect(code).toBe(1);
    expect(stderr).toContain('act-id-duplicate');
    expect(filesOf(root)).toEqual(['02-deux/a.cast', '02-deux/a.txt']);
  });

  test('reads no recording that is broken: the build tells of it', async () => {
    const root = courseOf({ '01-un': slides(fence('id=a', 'echo a')) });
    await record(root);
    const file = join(recordingsIn(root), '01-un/a.cast');
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -16));
    const { code, stderr } = await runCli(['build', root]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/slides\/recordings\/01-un\/a\.cast.*recording-invalid/),
    });
    expect((await record(root)).stderr).toMatch(/✔ a/);
    expect((await runCli(['build', root, '--strict'])).code).toBe(0);
  });

  test('runs the hidden snippets at the end, which clean up, when anything was run, and no others after the last', async () => {
    const notes = join(folder({}), 'notes.txt');
    const note = (word: string) => `echo ${word} >>'${notes}'`;
    const chapter = (b: string) =>
      slides(
        fence('id=a', note('a')),
        fence('id=b', b),
        fence('id=prepare hidden', note('prepare')),
        fence('id=c', 'touch made'),
        fence('id=tidy hidden', note('tidy')),
        fence('id=strict hidden', 'rm made'),
      );
    const root = courseOf({ '01-un': chapter('true') });
    const heard = async () => {
      rmSync(notes, { force: true });
      const { code, stderr } = await record(root);
      return { code, stderr, ran: existsSync(notes) ? readFileSync(notes, 'utf8').split('\n').filter(Boolean) : [] };
    };
    expect(await heard()).toMatchObject({ code: 0, ran: ['a', 'prepare', 'tidy'] });
    expect(await heard()).toMatchObject({ code: 0, ran: [], stderr: '3 up to date.\n' });
    putFiles(root, { 'slides/01-un.md': chapter('echo b') });
    // What one of them cleans up was not made this time: that is no failure.
    expect(await heard()).toEqual({
      code: 0,
      ran: ['a', 'tidy'],
      stderr: expect.stringMatching(
        /✔ b .*\n.*· tidy .*\n.*– strict {2}skipped: .* Not all was run that it cleans up\.\n/,
      ),
    });
  });

  describe.skipIf(!requireOrSkip('browser'))('a page', () => {
    const server = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<h1>Bonjour</h1>'),
    );
    beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
    afterAll(() => server.close());

    test('is a picture, taken between the snippets', async () => {
      const { port } = server.address() as AddressInfo;
      const view = `::navigateur{url=http://127.0.0.1:${port}/ id=page}`;
      const root = courseOf({ '01-un': slides(fence('id=a', 'echo a'), view, fence('id=b', 'echo b')) });
      const { code, stderr } = await record(root);
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/✔ a .*\n.*✔ page .*\n.*✔ b /) });
      expect(filesOf(root).filter((path) => path.includes('page'))).toEqual(['01-un/page.json', '01-un/page.png']);
      const png = readFileSync(join(recordingsIn(root), '01-un/page.png'));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2208, 1120]);
      const before = readFiles(recordingsIn(root));
      expect((await record(root, ['--all'])).stderr).toMatch(/✔ page .* \(as before\)/);
      expect(readFiles(recordingsIn(root))).toEqual(before);
    });

    test('that is up to date is left alone, also behind a snippet that cannot run here', async () => {
      const { port } = server.address() as AddressInfo;
      const view = `::navigateur{url=http://127.0.0.1:${port}/ id=page}`;
      const never = fence('id=never', 'docker system prune -f');
      const root = courseOf({ '01-un': slides(fence('id=a', 'cat a.txt'), never, view) }, { 'slides/a.txt': 'a\n' });
      const engine = { ESTRADE_ENGINE: '' };
      expect((await record(root, [], engine)).stderr).toContain('2 recordings written, 1 skipped.');
      const { code, stderr } = await record(root, [], engine);
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: expect.stringMatching(/^slides\/01-un\.md\n {2}– never {2}skipped: .*\n2 up to date, 1 skipped\.\n$/),
      });
      putFiles(root, { 'slides/a.txt': 'b\n' });
      expect((await record(root, [], engine)).stderr).toMatch(/✔ a .*\n.*– never .*\n.*✔ page .* \(as before\)/);
    });

    test('is skipped where no browser is', async () => {
      const root = courseOf({ '01-un': slides('::navigateur{url=http://127.0.0.1:9/ id=page}') });
      const { code, stderr } = await record(root, ['--browser', join(root, 'none')]);
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: expect.stringMatching(/– page {2}skipped: There is no browser at/),
      });
      expect(existsSync(recordingsIn(root))).toBe(false);
    });
  });
});

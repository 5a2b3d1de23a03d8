import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { faultOf } from '../../src/run/report/testing/xml.ts';
import { type CliOptions, type Ended, runCli, startCli } from '../support/cli.ts';
import { type Files, useFolders } from '../support/folders.ts';

vi.setConfig({ testTimeout: 180_000 });

const folder = useFolders();
const fence = (info: string, text: string) => `\`\`\`${info}\n${text}${text && '\n'}\`\`\`\n`;
const run = (words: string, code: string) => fence(`bash run ${words}`, code);
const output = (text: string) => fence('output', text);
const chapter = (...blocks: string[]) => `# Chapitre\n\n${blocks.join('\n')}`;

/** A course of one chapter, or of several by their names. */
function course(chapters: string | Record<string, string>, more: Files = {}): string {
  const all = typeof chapters === 'string' ? { '01-a': chapters } : chapters;
  const files = Object.entries(all).map(([name, text]) => [`slides/${name}.md`, text]);
  return folder({ 'course.yaml': 'title: T\n', ...Object.fromEntries(files), ...more });
}

const verify = (cwd: string, args: readonly string[] = [], options: CliOptions = {}): Promise<Ended> =>
  runCli(['verify', ...args], { cwd, ...options, env: { XDG_CACHE_HOME: join(cwd, '.cache'), ...options.env } });

interface Json {
  readonly ok: boolean;
  readonly counts: Record<string, number>;
  readonly notRun: string[];
  readonly chapters: { name: string; snippets: Record<string, unknown>[] }[];
}

async function verifyJson(cwd: string, args: readonly string[] = []): Promise<Json & { code: number | null }> {
  const { code, stdout } = await verify(cwd, ['--json', ...args]);
  return { code, ...(JSON.parse(stdout) as Json) };
}

const statuses = ({ chapters }: Json) =>
  chapters.flatMap(({ name, snippets }) => snippets.map(({ id, status }) => `${name}/${id} ${status}`));

const all = chapter(
  run('id=bonjour', 'X=1; echo bonjour'),
  output('bonjour'),
  run('id=echec exit=3', 'exit 3'),
  run('id=motif expect="^v\\d+$"', 'echo v26'),
  run('id=serveur until=prêt', 'echo prêt; sleep 1000'),
  run('id=suite hidden', 'cd demos && cat x'),
  run('id=reste', 'basename "$PWD"; ls'),
  output('demos\n…\n‹fichier›'),
);

describe('estrade verify', () => {
  test('runs each snippet of a chapter in one session, and says how it went', async () => {
    const cwd = course(all, { 'slides/demos/x': 'x\n' });
    const { code, stdout, stderr } = await verify(cwd);
    expect(stderr.replace(/\d+\.\d s/g, '0.0 s')).toBe(
      [
        ...['bonjour', 'echec', 'motif', 'serveur', 'suite', 'reste'].map((id) => `✔ 01-a/${id}  0.0 s`),
        '6 passed  0.0 s\n',
      ].join('\n'),
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  });

  test('fails where something is not as the chapter says, with the place and the difference', async () => {
    const cwd = course(
      chapter(
        run('id=texte', 'echo un; echo trois'),
        output('un\ndeux'),
        run('id=code', 'echo oh; exit 2'),
        run('id=motif expect=oui', 'echo non'),
        run('id=bien', 'true'),
      ),
    );
    const { code, stderr } = await verify(cwd);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'slides/01-a.md:3:1 texte: Its output is not the expected one.\n    1 1   un\n    2   - deux\n      2 + trois\n',
    );
    expect(stderr).toContain('slides/01-a.md:12:1 code: It ended with exit code 2 instead of 0.\n    oh\n');
    expect(stderr).toContain('motif: Its output does not match `oui`.\n    non\n');
    expect(stderr).toMatch(/✔ 01-a\/bien .*\n1 passed, 3 failed {2}/);
  });

  test('says what to do where nothing but the output is another one', async () => {
    const cwd = course(chapter(run('id=un', 'echo "après 3 ms: fin"'), output('après ‹durée› …')));
    const { stderr } = await verify(cwd);
    expect(stderr).toContain('+ après 3 ms: fin\n    In a fence, `…` stands for lines, alone on its own;');
    expect(stderr).toMatch(
      / s\nWhere the new output is right, `estrade verify --update` writes it into the fence\.\n$/,
    );
    expect((await verify(cwd, ['--update'])).stderr).not.toContain('Where the new output');
  });

  test('skips what cannot run here, and says why; --strict fails then', async () => {
    const cwd = course(chapter(run('id=ici', 'true'), run('id=ailleurs needs=no-such-command', 'true')));
    const { code, stderr } = await verify(cwd);
    expect(stderr).toContain('– 01-a/ailleurs  skipped: `no-such-command` is not installed.\n');
    expect(stderr).toMatch(/\n1 passed, 1 skipped /);
    expect(code).toBe(0);
    expect(await verifyJson(cwd, ['--strict'])).toMatchObject({ code: 1, ok: false, counts: { skipped: 1 } });
  });

  test('never passes a chapter that has errors, and runs the others', async () => {
    const cwd = course({ '01-a': chapter(run('id=un', 'true'), ':::\n'), '02-b': chapter(run('id=deux', 'true')) });
    const { code, stderr } = await verify(cwd, ['--junit', 'r.xml']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^slides\/01-a\.md:7:1 error /);
    expect(stderr).toMatch(/✔ 02-b\/deux.*\nNot run because of errors: slides\/01-a\.md\.\n1 passed /);
    expect(readFileSync(join(cwd, 'r.xml'), 'utf8')).toMatch(/tests="2" failures="0" errors="1"/);
  });

  test('tells what is not understood of how snippets run, before it runs them; --strict fails then', async () => {
    const cwd = course({
      '01-a': chapter(run('id=motif expect="("', 'echo non'), fence('bash rnu', 'false')),
      '02-b': chapter(run('id=deux exit=zero', 'true')),
    });
    const { code, stderr } = await verify(cwd);
    expect(stderr).toMatch(/^slides\/01-a\.md:3:\d+ warning `expect="\("` is no regular expression/);
    expect(stderr).toMatch(/Did you mean `run`\?\n[\s\S]*✔ 01-a\/motif/);
    expect(stderr).toMatch(/\n2 passed /);
    expect(code).toBe(0);
    const part = await verifyJson(cwd, ['--strict', '--only', '02-b']);
    expect(part).toMatchObject({ code: 1, ok: false, counts: { passed: 1 } });
    expect(part).toMatchObject({ diagnostics: [{ rule: 'snippet-option', line: 3, severity: 'warning' }] });
  });

  test('says so where nothing can be run', async () => {
    expect(await verify(course('# Rien\n'))).toEqual({
      code: 0,
      stdout: '',
      stderr: 'The course has no snippet to run.\n',
    });
  });

  test('fails where the outputs of two neighbours are swapped', async () => {
    const snippets = [
      ['echo un', 'un'],
      ['seq 3', '1\n…\n3'],
      ['date +%Y', '‹année›'],
      ['printf "a b\\n"', '‹x› b'],
    ] as const;
    const text = (outputs: readonly string[]) =>
      chapter(...snippets.map(([code], at) => `${run(`id=s${at}`, code)}\n${output(outputs[at] ?? '')}`));
    const right: readonly string[] = snippets.map(([, one]) => one);
    expect(await verify(course(text(right)))).toMatchObject({ code: 0 });
    for (let at = 0; at + 1 < right.length; at++) {
      const swapped = right.with(at, right[at + 1] ?? '').with(at + 1, right[at] ?? '');
      expect(await verify(course(text(swapped)))).toMatchObject({ code: 1 });
    }
  });
});

describe('a part of a course', () => {
  const chapters = {
    '01-a': chapter(run('id=un', 'X=1'), run('id=deux', '[ "$X" = 1 ]'), run('id=trois', 'true')),
    '02-b': chapter(run('id=quatre', 'true')),
    '03-c': chapter(run('id=un', 'false'), run('id=cinq', 'true')),
  };

  test.each<[string, string[], number, string[]]>([
    ['a chapter', ['02-b'], 0, ['02-b/quatre passed']],
    ['a chapter by its file', ['slides/02-b.md'], 0, ['02-b/quatre passed']],
    ['a snippet, after those that prepare it', ['deux'], 0, ['01-a/deux passed']],
    ['a snippet of one chapter', ['01-a/un'], 0, ['01-a/un passed']],
    ['several', ['01-a/un,quatre'], 0, ['01-a/un passed', '02-b/quatre passed']],
    [
      'several, said one after the other',
      ['trois', '--only', 'quatre'],
      0,
      ['01-a/trois passed', '02-b/quatre passed'],
    ],
    ['a snippet whose preparation fails', ['cinq'], 1, ['03-c/un failed', '03-c/cinq passed']],
  ])('is chosen by --only: %s', async (_, only, code, expected) => {
    const result = await verifyJson(course(chapters), ['--only', ...only]);
    expect(statuses(result)).toEqual(expected);
    expect(result.code).toBe(code);
  });

  test('is a shard: all together are everything, once', async () => {
    const cwd = course(chapters);
    const parts = await Promise.all([1, 2].map((at) => verifyJson(cwd, ['--shard', `${at}/2`])));
    expect(parts.flatMap(statuses).sort()).toEqual(statuses(await verifyJson(cwd)).sort());
    expect(parts.every((part) => statuses(part).length > 0)).toBe(true);
  });

  test.each([
    [['--only', 'qatre'], 'Did you mean `quatre`?'],
    [['--shard', '3/2'], '`--shard 3/2` is no part of a whole.'],
    [['--shard', 'x'], '`--shard x` is no part of a whole.'],
    [['--only', ''], '`--only` needs a value'],
    [['--updat'], 'Did you mean `--update`?'],
  ])('is refused where it means nothing: %s', async (args, reason) => {
    const { code, stderr } = await verify(course(chapters), args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(reason) });
  });
});

describe('results as data', () => {
  test('JSON says of each snippet where it stands and how it went', async () => {
    const cwd = course(chapter(run('id=un', 'echo a'), output('b'), run('id=deux needs=no-such', 'true')));
    const { code, ...result } = await verifyJson(cwd);
    expect(code).toBe(1);
    expect(result).toMatchObject({
      ok: false,
      strict: false,
      stopped: false,
      counts: { passed: 0, failed: 1, skipped: 1, updated: 0, drifted: 0 },
      notRun: [],
      diagnostics: [],
    });
    expect(result.chapters[0]?.snippets).toEqual([
      {
        id: 'un',
        status: 'failed',
        reason: 'Its output is not the expected one.',
        file: 'slides/01-a.md',
        line: 3,
        column: 1,
        seconds: expect.any(Number),
        exitCode: 0,
        expectedExitCode: 0,
        hidden: false,
        preparation: false,
        diff: '1   - b\n  1 + a',
      },
      expect.objectContaining({ id: 'deux', status: 'skipped', reason: '`no-such` is not installed.', line: 11 }),
    ]);
  });

  test('JUnit is XML whatever was printed', async () => {
    const cwd = course(chapter(run('id=un', 'printf "\\033[31m<&]]>\\001\\n"; exit 1'), run('id=deux', 'true')));
    expect(await verify(cwd, ['--junit', 'rapports/r.xml'])).toMatchObject({ code: 1 });
    const xml = readFileSync(join(cwd, 'rapports/r.xml'), 'utf8');
    expect(faultOf(xml)).toBeUndefined();
    expect(xml).toContain('<testcase name="un" classname="01-a" file="slides/01-a.md" line="3"');
    expect(xml).toContain('tests="2" failures="1" errors="0" skipped="0"');
  });
});

describe('estrade verify --update', () => {
  const varying = 'echo "pid $$"; echo fixe; echo "$RANDOM$RANDOM-a"';

  test('puts the outputs into the fences, what varies as wildcards, and nothing else changes', async () => {
    const text = chapter(
      run('id=un', varying),
      output(''),
      run('id=deux', 'echo juste'),
      output('juste'),
      run('id=trois', 'seq 4; echo fin'),
      output('1\n…\nFIN'),
      run('id=quatre', 'true'),
      '1. Dans une liste\n\n   ```bash run id=cinq\n   echo cinq\n   ```\n\n   ```output\n   5\n   ```\n',
    ).replaceAll('\n', '\r\n');
    const cwd = course(text);
    const { code, stderr } = await verify(cwd, ['--update']);
    expect(stderr).toContain('✎ slides/01-a.md:7 un: its output is updated.\n      1 + pid ‹pid›\n');
    expect(stderr).toMatch(/\n2 passed, 3 updated /);
    expect(code).toBe(0);
    const expected = text
      .replace('```output\r\n```', '```output\r\npid ‹pid›\r\nfixe\r\n‹nombre›-a\r\n```')
      .replace('FIN', 'fin')
      .replace('   5\r\n', '   cinq\r\n');
    expect(readFileSync(join(cwd, 'slides/01-a.md'), 'utf8')).toBe(expected);
    expect(await verify(cwd)).toMatchObject({ code: 0 });
  });

  test('never touches what failed otherwise, has no fence, or was not asked for', async () => {
    const text = chapter(
      run('id=code', 'echo a; exit 1'),
      output('b'),
      run('id=motif expect=z', 'echo a'),
      output('b'),
      run('id=autre', 'echo a'),
      output('b'),
      run('id=un', 'echo a'),
    );
    const cwd = course(text);
    expect(await verify(cwd, ['--update', '--only', 'code,motif,un'])).toMatchObject({ code: 1 });
    expect(readFileSync(join(cwd, 'slides/01-a.md'), 'utf8')).toBe(text);
  });

  test('leaves a chapter alone that stands outside of the course', async () => {
    const outside = folder({ 'a.md': chapter(run('id=un', 'echo a'), output('b')) });
    const cwd = course({});
    writeFileSync(join(cwd, 'course.yaml'), 'title: T\n');
    const before = readFileSync(join(outside, 'a.md'), 'utf8');
    symlinkSync(outside, join(cwd, 'slides'));
    await verify(cwd, ['--update']);
    expect(readFileSync(join(outside, 'a.md'), 'utf8')).toBe(before);
  });
});

describe('drift', () => {
  const recorded = async (): Promise<string> => {
    const cwd = course(chapter(run('id=un', 'cat data'), run('id=deux', 'echo $$')), { 'slides/data': 'un deux\n' });
    expect(await runCli(['record'], { cwd, env: { XDG_CACHE_HOME: join(cwd, '.cache') } })).toMatchObject({ code: 0 });
    return cwd;
  };

  test('is told where a recording shows something else, and --strict fails', async () => {
    const cwd = await recorded();
    expect(await verify(cwd, ['--strict'])).toMatchObject({ code: 0 });
    writeFileSync(join(cwd, 'slides/data'), 'un trois\n');
    const { code, stderr } = await verify(cwd);
    expect(stderr).toContain('≠ slides/01-a.md:3:1 un: Its recording shows another output.\n');
    expect(stderr).toMatch(/2 passed, 1 unlike its recording/);
    expect(code).toBe(0);
    const { code: strict, chapters } = await verifyJson(cwd, ['--strict']);
    expect(strict).toBe(1);
    expect(chapters[0]?.snippets[0]?.['drift']).toEqual({
      reason: 'Its recording shows another output.',
      diff: '1   - un deux\n  1 + un trois',
    });
  });
});

describe('Ctrl-C', () => {
  test('stops, says what did not run, and leaves nothing', async () => {
    const cwd = course({
      '01-a': chapter(run('id=un', 'true'), run('id=long', `echo $$ >pid; sleep 1000`)),
      '02-b': chapter(run('id=apres', 'true')),
    });
    const places = folder({ 'tmp/x': '' });
    const env = { XDG_CACHE_HOME: join(places, 'cache'), TMPDIR: join(places, 'tmp') };
    const child = startCli(['verify', '--json'], { cwd, env });
    let [stderr, stdout] = ['', ''];
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    const copies = () => readdirSync(env.TMPDIR).filter((name) => name.startsWith('estrade-run-'));
    const pidFile = () => join(env.TMPDIR, copies()[0] ?? '', 'work/pid');
    while (!existsSync(pidFile()) || readFileSync(pidFile(), 'utf8') === '') await wait(20);
    const pid = Number(readFileSync(pidFile(), 'utf8'));
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(130);
    expect(stderr).toMatch(
      /✔ 01-a\/un .*\n– 01-a\/long {2}skipped: .*\n– 02-b\/apres {2}skipped: The run was stopped\.\n/,
    );
    expect(stderr).toMatch(/Stopped\.\n1 passed, 2 not run/);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, stopped: true, counts: { passed: 1, skipped: 2 } });
    expect(copies()).toEqual([]);
    expect(readdirSync(join(env.XDG_CACHE_HOME, 'estrade/runs'))).toEqual([]);
    // Nothing, or what nobody has collected yet.
    expect(spawnSync('ps', ['-o', 'stat=', '-p', `${pid}`], { encoding: 'utf8' }).stdout.trim()).toMatch(/^(?:Z|$)/);
  });
});

import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, test } from 'vitest';
import { runCli, startCli } from '../support/cli.ts';
import { useFolders } from '../support/folders.ts';

const folder = useFolders();
const good = { 'slides/01-intro.md': '# Docker\n', 'course.yaml': 'title: DevOps\n' };
const wrong = { ...good, 'slides/02-build.md': '# Construire\n\n:::\n' };
const doubtful = { ...good, 'slides/02-build.md': '# Construire\n\n![x](non.png)\n' };
const version = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version;

describe('exit code 0', () => {
  it('a course without errors: what was made goes to stderr, nothing to stdout', async () => {
    const cwd = folder(good);
    const ended = await runCli(['build'], { cwd });
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '1 deck, 1 slide → dist/\n' });
    expect(existsSync(join(cwd, 'dist/01-intro.html'))).toBe(true);
  });

  it('a course with warnings, which are told', async () => {
    const { code, stderr } = await runCli(['build'], { cwd: folder(doubtful) });
    expect(code).toBe(0);
    expect(stderr).toContain('slides/02-build.md:3:6 warning The file `non.png` does not exist [image-missing]\n');
    expect(stderr).toMatch(/\n1 warning\n2 decks, 2 slides → dist\/\n$/);
  });

  it('chapters of any name are led to by their page: home, previous, next', async () => {
    const cwd = folder({ 'slides/1 C#.md': '# C\n', 'slides/2 Été 100%.md': '# Été\n' });
    expect(await runCli(['build'], { cwd })).toMatchObject({ code: 0 });
    const page = (name: string) => readFileSync(join(cwd, `dist/${name}.html`), 'utf8');
    expect([...page('index').matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '1%20C%23.html',
      '2%20%C3%89t%C3%A9%20100%25.html',
    ]);
    expect(page('2 Été 100%')).toContain('"previous":{"title":"C","href":"1%20C%23.html"}');
    expect(page('1 C#')).toContain('"href":"2%20%C3%89t%C3%A9%20100%25.html"}');
  });

  it('--help of the program and of each command, on stdout', async () => {
    const overview = await runCli(['--help']);
    expect(overview).toMatchObject({ code: 0, stderr: '' });
    const commands = [...overview.stdout.matchAll(/^ {2}estrade (\w+)/gm)].map((match) => match[1] as string);
    expect(commands).toEqual(expect.arrayContaining(['build', 'dev']));
    for (const command of commands) {
      const help = await runCli([command, '--help']);
      expect(help).toMatchObject({ code: 0, stderr: '' });
      expect(help.stdout).toMatch(new RegExp(`^estrade ${command} `));
      expect((await runCli(['help', command])).stdout).toBe(help.stdout);
    }
  });

  it('--version', async () => {
    for (const option of ['--version', '-v', '-V']) {
      expect(await runCli([option])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    }
    expect((await runCli(['--help'])).stdout).toContain('estrade --version');
  });
});

test.skipIf(process.platform === 'win32')('Ctrl-C ends a build at once, also while it computes', async () => {
  const endless = { 'a.md': `---\nseparator: (a+)+$\n---\n# A\n\n${'a'.repeat(40)}b\n` };
  const child = startCli(['build'], { cwd: folder(endless) });
  const closed = once(child, 'close');
  await setTimeout(1500);
  child.kill('SIGINT');
  expect(await closed).toEqual([null, 'SIGINT']);
});

describe('exit code 1: the course has errors', () => {
  it('the good chapters are written, the page of the wrong one stays', async () => {
    const cwd = folder({ ...good, 'slides/02-build.md': '# Construire\n' });
    expect((await runCli(['build'], { cwd })).code).toBe(0);
    const before = readFileSync(join(cwd, 'dist/02-build.html'), 'utf8');
    const root = folder({ ...wrong, 'slides/01-intro.md': '# Podman\n' });
    const { code, stderr } = await runCli(['build', root, '--out', join(cwd, 'dist')], { cwd });
    expect(code).toBe(1);
    expect(stderr).toBe(
      [
        'slides/02-build.md:3:1 error This `:::` closes nothing [directive-unclosed]',
        '   3 │ :::',
        '     │ ~~~',
        '       Remove it, or open a directive before it (`:::name`).',
        '1 error',
        '1 deck, 1 slide → dist/',
        'Not made because of errors: 02-build.html. Pages of earlier builds stay as they are.',
        '',
      ].join('\n'),
    );
    expect(readFileSync(join(cwd, 'dist/02-build.html'), 'utf8')).toBe(before);
    expect(readFileSync(join(cwd, 'dist/01-intro.html'), 'utf8')).toContain('Podman');
  });

  it('the first build: nothing leads to the page that was not made, and no page of before is spoken of', async () => {
    const cwd = folder({ ...wrong, 'slides/03-run.md': '# Lancer\n' });
    const { code, stderr } = await runCli(['build'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/\nNot made because of errors: 02-build\.html\.\n$/);
    const page = (name: string) => readFileSync(join(cwd, `dist/${name}.html`), 'utf8');
    expect(page('index')).not.toContain('02-build.html');
    expect(page('index')).toMatch(/<li class="chapter pending" id="02-build"[\s\S]*Chapitre en préparation/);
    expect(page('01-intro')).toContain('"next":{"title":"Lancer","href":"03-run.html"}');
    expect(page('03-run')).toContain('"previous":{"title":"Docker","href":"01-intro.html"}');
  });

  it('what is wrong in the front matter hides nothing of the slides', async () => {
    const cwd = folder({ 'slides/a.md': '---\ntheme: estrad\nincremental: oui\n---\n\n# A\n\n![x](non.png)\n' });
    const { code, stderr } = await runCli(['build'], { cwd });
    expect(code).toBe(1);
    expect([...stderr.matchAll(/\[([a-z-]+)\]$/gm)].map(([, rule]) => rule)).toEqual([
      'image-missing',
      'theme-unknown',
      'settings-invalid',
    ]);
    expect(stderr).toMatch(/\nNo deck was made\.\nNot made because of errors: a\.html\.\n$/);
    expect(existsSync(join(cwd, 'dist'))).toBe(false);
  });

  it('--strict counts warnings as errors', async () => {
    const cwd = folder(doubtful);
    const { code, stderr } = await runCli(['build', '--strict'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain('Not made because of errors: 02-build.html.');
    expect(existsSync(join(cwd, 'dist/02-build.html'))).toBe(false);
  });

  it('an empty folder, told with what to do', async () => {
    expect(await runCli(['build'], { cwd: folder() })).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        'error The folder holds no Markdown file (.md) [course-empty]',
        '    Write a first chapter `slides/01-intro.md`, or name the folder or the .md file that holds the slides.',
        '1 error',
        'No deck was made.',
        '',
      ].join('\n'),
    });
  });

  it('--json: the result as data on stdout', async () => {
    const { code, stdout } = await runCli(['build', '--json'], { cwd: folder(doubtful) });
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ ok: true, decks: [{ page: '01-intro.html' }, { page: '02-build.html' }], kept: [] });
    expect(result.diagnostics).toEqual([
      {
        severity: 'warning',
        rule: 'image-missing',
        file: 'slides/02-build.md',
        line: 3,
        column: 6,
        endLine: 3,
        endColumn: 13,
        reason: 'The file `non.png` does not exist',
        fix: 'Check the path: it is relative to the chapter, or to the course when it begins with `/`.',
      },
    ]);
  });
});

describe('hints', () => {
  const hinted = { ...good, 'slides/01-intro.md': '# A\n\nLancez <image>.\n' };

  it('are only counted', async () => {
    const { stderr } = await runCli(['build'], { cwd: folder(hinted) });
    expect(stderr).toBe('1 hint (--hints shows it)\n1 deck, 1 slide → dist/\n');
  });

  it('are shown on request', async () => {
    const { stderr } = await runCli(['build', '--hints'], { cwd: folder(hinted) });
    expect(stderr).toContain('slides/01-intro.md:3:8 hint `<image>` is no HTML element');
    expect(stderr).toContain('\n1 hint\n');
  });
});

describe('exit code 2: usage or environment', () => {
  const usage: [string, string[], string][] = [
    ['no command', [], 'Estrade '],
    ['an unknown command', ['biuld'], 'error There is no command `biuld`. Did you mean `estrade build`?\n'],
    ['a command like no other', ['zzzzzzz'], 'error There is no command `zzzzzzz`.\n`estrade --help`'],
    ['an unknown option', ['build', '--teme', 'white'], 'error There is no option `--teme`. Did you mean `--theme`?\n'],
    ['an unknown short option', ['build', '-z'], 'error There is no option `-z`.\n'],
    ['an option without its value', ['build', '--out'], 'error `--out` needs a value: --out <folder>.\n'],
    ['an option with an empty value', ['build', '--out='], 'error `--out` needs a value: --out <folder>.\n'],
    ['a value where none belongs', ['build', '--strict=yes'], 'error `--strict` takes no value.\n'],
    ['two courses', ['build', 'a', 'b'], 'error `estrade build` takes one course, not 2.\n'],
    [
      'a theme that nobody knows',
      ['build', '--theme', 'estrad'],
      "error The theme `estrad` is neither shipped nor in the course's `themes/` folder.\nDid you mean `estrade`?\n",
    ],
    ['a language that is none', ['build', '--lang', 'french!'], 'error `french!` is not a language code'],
    ['a port that is none', ['dev', '--port', 'abc'], 'error `abc` is not a port number.\n'],
    ['a target that does not exist', ['build', 'slidez'], 'error `slidez` does not exist. Did you mean `slides`?\n'],
    ['a target with a control sequence', ['build', 'a\x1b]0;b\x07'], 'error `a\ufffd]0;b\ufffd` does not exist.\n'],
    [
      'a target that is no Markdown',
      ['build', 'course.yaml'],
      'error `course.yaml` is neither a folder nor a Markdown',
    ],
  ];

  it.each(usage)('%s', async (_, args, message) => {
    const ended = await runCli(args, { cwd: folder(good) });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr.startsWith(message), ended.stderr).toBe(true);
  });

  it('a file where the output folder should be, with what to do', async () => {
    const cwd = folder({ ...good, dist: 'mine' });
    const { code, stderr } = await runCli(['build'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error .*dist.*\n.*--out.*\n$/);
    expect(readFileSync(join(cwd, 'dist'), 'utf8')).toBe('mine');
  });

  it('an output folder among the sources, which a build has never written to', async () => {
    const cwd = folder(good);
    for (const out of ['.', 'slides', 'slides/']) {
      const { code, stderr } = await runCli(['build', '--out', out], { cwd });
      expect(code).toBe(2);
      expect(stderr).toMatch(/^error `(?:\.|slides)` holds the course itself: .*\n.*--out.*\n$/);
    }
    expect(readdirSync(cwd).sort()).toEqual(['course.yaml', 'slides']);
    const ours = { '.estrade.json': '{"version":1,"files":[],"pages":{}}\n' };
    expect((await runCli(['build', '--out', '.'], { cwd: folder({ ...good, ...ours }) })).code).toBe(0);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a folder that cannot be written', async () => {
    const cwd = folder(good);
    chmodSync(cwd, 0o555);
    const { code, stderr } = await runCli(['build'], { cwd });
    chmodSync(cwd, 0o755);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error .*cannot be written: permission denied\.\nChoose another folder with --out/);
  });
});

describe('the terminal', () => {
  it('colours only for people', async () => {
    // No terminal here, and so no colour even without NO_COLOR.
    const { stderr } = await runCli(['build'], { cwd: folder(wrong), env: { NO_COLOR: '' } });
    expect(stderr).not.toContain('\u001b');
  });
});

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const run = promisify(execFile);

/** A type that is lost on the way to the stranger would be `any`, and anything goes with `any`: not so here. */
const typeCheck = `
import { createPipeline, type Diagnostic, OutputError, severityOf, write } from 'estrade';

declare const diagnostic: Diagnostic;
// @ts-expect-error The reason is a text.
const reason: number = diagnostic.reason;
// @ts-expect-error There is no such severity.
if (severityOf(diagnostic) === 'catastrophe') throw reason;

const { artifact, linked } = await createPipeline().run('.', { single: false, strict: false });
// @ts-expect-error The title of a deck is a text.
export const title: number | undefined = linked.decks[0]?.chapter.settings.title;
// @ts-expect-error So is what to do about an error.
export const fixOf = (error: unknown): number => (error instanceof OutputError ? error.fix : 0);
write(artifact, 'dist');
`;

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

describe('the package in a stranger’s folder', () => {
  let folder = '';
  let packed: string[] = [];
  const installed = (...path: string[]) => join(folder, 'node_modules/estrade', ...path);

  /** Packs `lib/` as it stands (it was built for this run) and installs the package in an empty folder. */
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'estrade-package-'));
    const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
    const { stdout } = await run(npm, pack, { cwd: root, maxBuffer: 2 ** 26 });
    const [report] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
    packed = report.files.map(({ path }) => path);
    await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${report.filename}`];
    await run(npm, install, { cwd: folder, maxBuffer: 2 ** 26 });
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('holds lib/ and what every package holds, nothing else', () => {
    const outside = packed.filter((path) => !path.startsWith('lib/'));
    expect(outside.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(packed).toEqual(
      expect.arrayContaining([
        'lib/cli.cjs',
        'lib/index.js',
        'lib/types/index.d.ts',
        'lib/runtime/deck.js',
        'lib/runtime/home.js',
        'lib/runtime/dev.js',
        'lib/runtime/present.js',
        'lib/themes/estrade.css',
        'lib/themes/estrade.home.css',
        'lib/onig.wasm',
      ]),
    );
  });

  test('installs only what the bundle asks for, or the type declarations name', async () => {
    const { dependencies } = JSON.parse(await readFile(installed('package.json'), 'utf8')) as Manifest;
    // Lines end anywhere in it, in strings too.
    const bundle = (await readFile(installed('lib/cli.cjs'), 'utf8')).replaceAll('\\\n', '');
    const types = packed.filter((path) => path.endsWith('.d.ts')).map((path) => readFile(installed(path), 'utf8'));
    const declarations = (await Promise.all(types)).join('\n');
    const needed = (name: string) =>
      bundle.includes(`("${name}")`) || declarations.includes(`from '${name.replace('@types/', '')}'`);
    expect(Object.keys(dependencies).filter((name) => !needed(name))).toEqual([]);
  });

  test('builds a folder of chapters', async () => {
    const course = join(folder, 'course');
    await mkdir(join(course, 'slides'), { recursive: true });
    await writeFile(join(course, 'course.yaml'), 'title: Un cours\n');
    await writeFile(
      join(course, 'slides/01-debut.md'),
      '# Début\n\n```bash\necho "$HOME"\n```\n\n---\n\n## Suite\n\n- un\n',
    );
    const command = join(folder, 'node_modules/.bin', process.platform === 'win32' ? 'estrade.cmd' : 'estrade');
    await run(command, ['build'], { cwd: course, shell: process.platform === 'win32' });
    const html = await readFile(join(course, 'dist/01-debut.html'), 'utf8');
    expect(html).toContain('Suite');
    const assets = [...html.matchAll(/(?:src|href)="(assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(assets.filter((path) => path.endsWith('.css')).length).toBeGreaterThan(0);
    expect(assets.filter((path) => !existsSync(join(course, 'dist', path)))).toEqual([]);
    expect(await readdir(join(course, 'dist'))).toContain('index.html');
  }, 60_000);

  test('is a library with types', async () => {
    const module = join(folder, 'use.ts');
    await writeFile(module, typeCheck);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const strict = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023'];
    await run(process.execPath, [tsc, ...strict, module], { cwd: folder });
    const names = "import('estrade').then((module) => console.log(Object.keys(module).length))";
    const { stdout } = await run(process.execPath, ['-e', names], { cwd: folder });
    expect(Number(stdout)).toBeGreaterThan(0);
  }, 60_000);
});

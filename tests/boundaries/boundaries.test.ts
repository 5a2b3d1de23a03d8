import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A file that breaks one rule, or one that looks like it and is fine (`rule` undefined). */
interface Case {
  readonly about: string;
  readonly file: string;
  readonly code: string;
  readonly rule: string | undefined;
}

const imports = 'lint/style/noRestrictedImports';
const bad = (rule: string, about: string, file: string, code: string): Case => ({ about, file, code, rule });
const good = (about: string, file: string, code: string): Case => ({ about, file, code, rule: undefined });
const from = (path: string) => `export { x } from '${path}';\n`;

const cases: readonly Case[] = [
  // Direction: cli → commands → pipeline → stages → model.
  bad(imports, 'a command imports the command line', 'src/commands/b.ts', from('../cli.ts')),
  bad(imports, 'a command composes stages itself', 'src/commands/c.ts', from('../render/page.ts')),
  bad(imports, 'a command loads a course itself', 'src/commands/f.ts', from('../load/course.ts')),
  good('a command asks where the package stands', 'src/commands/g.ts', from('../load/package.ts')),
  good(
    'a command imports the pipeline and its own tail',
    'src/commands/d.ts',
    `${from('../pipeline.ts')}export { y } from '../output/write.ts';\n`,
  ),
  bad(imports, 'the command line imports a stage', 'src/cli.ts', from('./render/page.ts')),
  good('the command line imports a command', 'src/cli.ts', from('./commands/d.ts')),
  bad(imports, 'the pipeline imports a command', 'src/pipeline.ts', from('./commands/d.ts')),
  good('the pipeline imports stages', 'src/pipeline.ts', from('./render/page.ts')),
  bad(imports, 'a stage imports the pipeline', 'src/link/a.ts', from('../pipeline.ts')),
  bad(imports, 'a stage imports a command', 'src/link/b.ts', from('../commands/d.ts')),
  bad(imports, 'a stage imports another stage', 'src/link/c.ts', from('../render/page.ts')),
  bad(
    imports,
    'a stage imports a type of another stage',
    'src/link/d.ts',
    "export type { T } from '../render/page.ts';\n",
  ),
  bad(
    imports,
    'a stage loads another stage late',
    'src/link/e.ts',
    "export const late = () => import('../render/page.ts');\n",
  ),
  bad(imports, 'printing imports another stage', 'src/print/a.ts', from('../output/write.ts')),
  bad(imports, 'running snippets imports another stage', 'src/run/a.ts', from('../serve/server.ts')),
  bad(imports, 'running snippets imports the pipeline', 'src/run/b.ts', from('../pipeline.ts')),
  good(
    'running snippets imports the model and text helpers',
    'src/run/c.ts',
    `${from('../model/snippet.ts')}export { y } from '../text/slug.ts';\n`,
  ),
  bad(imports, 'a stage imports printing', 'src/output/a.ts', from('../print/printer.ts')),
  good('a command prints', 'src/commands/h.ts', from('../print/printer.ts')),
  bad(imports, 'a file deep in a stage imports another stage', 'src/render/home/a.ts', from('../../link/a.ts')),
  good(
    'a stage imports the model and its own files',
    'src/render/home/b.ts',
    `${from('../page.ts')}export { y } from '../../model/deck.ts';\n`,
  ),
  bad(imports, 'the model imports a stage', 'src/model/a.ts', from('../load/course.ts')),
  bad(imports, 'the model reads files', 'src/model/b.ts', "export { readFile } from 'node:fs/promises';\n"),
  bad(imports, 'a text helper imports a stage', 'src/text/a.ts', from('../load/course.ts')),
  bad(imports, 'a text helper reads files', 'src/text/b.ts', "export { readFile } from 'node:fs/promises';\n"),
  // Features.
  bad(imports, 'a feature imports another one', 'src/features/notes/a.ts', from('../code/code.ts')),
  bad(
    imports,
    'a file deep in a feature imports another feature',
    'src/features/notes/parts/a.ts',
    from('../../code/code.ts'),
  ),
  bad(imports, 'a feature imports the list of features', 'src/features/notes/b.ts', from('../index.ts')),
  bad(imports, 'a feature imports a stage', 'src/features/notes/c.ts', from('../../link/a.ts')),
  bad(imports, 'a feature imports the splitter', 'src/features/notes/e.ts', from('../../markdown/split.ts')),
  good(
    'a feature imports its own files and the model',
    'src/features/notes/d.ts',
    `${from('./c.ts')}export { y } from '../../model/feature.ts';\n`,
  ),
  good('the list imports every feature', 'src/features/index.ts', from('./notes/d.ts')),
  // Browser scripts.
  bad(imports, 'a browser script imports from Node', 'src/runtime/a.ts', "export { join } from 'node:path';\n"),
  bad(imports, 'a browser script imports a stage', 'src/runtime/b.ts', from('../render/page.ts')),
  bad(imports, 'a stage imports a browser script', 'src/render/a.ts', from('../runtime/a.ts')),
  bad(
    'model-types-only',
    'a browser script takes a value from the model',
    'src/runtime/c.ts',
    "import { rules } from '../model/rules.ts';\n\nexport const n = rules;\n",
  ),
  good(
    'a browser script takes a type from the model',
    'src/runtime/d.ts',
    "import type { Deck } from '../model/deck.ts';\n\nexport type D = Deck;\n",
  ),
  bad(imports, 'a part of the browser code imports a stage', 'src/runtime/parts/a.ts', from('../../render/page.ts')),
  good('a part of the browser code runs when it is loaded', 'src/runtime/parts/b.ts', "console.warn('here');\n"),
  // Packages.
  bad(
    'lint/correctness/noUndeclaredDependencies',
    'a package that only another package depends on',
    'src/link/r.ts',
    "import { visit } from 'unist-util-visit-parents';\n\nexport const v = visit;\n",
  ),
  good(
    'a package of package.json',
    'src/link/s.ts',
    "import { visit } from 'unist-util-visit';\n\nexport const v = visit;\n",
  ),
  // Modules.
  bad(
    'lint/suspicious/noImportCycles',
    'two modules import each other',
    'src/link/one.ts',
    "import { two } from './two.ts';\n\nexport const one = () => two();\n",
  ),
  bad(
    'lint/suspicious/noImportCycles',
    'two modules import each other (the other)',
    'src/link/two.ts',
    "import { one } from './one.ts';\n\nexport const two = () => one();\n",
  ),
  bad('lint/style/noDefaultExport', 'a default export', 'src/link/f.ts', 'export default function f() {}\n'),
  good('a default export of a tool’s configuration', 'some.config.ts', 'export default {};\n'),
  bad(
    'no-module-state',
    'a module with a variable',
    'src/link/g.ts',
    'let count = 0;\n\nexport const next = () => ++count;\n',
  ),
  bad(
    'no-module-state',
    'a module that exports a variable',
    'src/link/h.ts',
    'export let count = 0;\n\nexport function next() {\n  count += 1;\n}\n',
  ),
  good(
    'a function with a variable',
    'src/link/i.ts',
    'export function count() {\n  let n = 0;\n  n += 1;\n  return n;\n}\n',
  ),
  bad(
    'no-import-work',
    'a call when the module is imported',
    'src/link/j.ts',
    "export const seen = new Set();\nseen.add('a');\n",
  ),
  bad('no-import-work', 'a module that waits', 'src/link/k.ts', 'export const page = await Promise.resolve(1);\n'),
  good(
    'a module of constants and functions',
    'src/link/l.ts',
    "export const seen = new Map([['a', 1]]);\nexport const see = () => {\n  seen.get('a');\n};\n",
  ),
  // The world.
  bad(
    'only-output-writes',
    'a stage writes a file',
    'src/link/m.ts',
    "import { writeFile } from 'node:fs/promises';\n\nexport const w = writeFile;\n",
  ),
  bad(
    'only-output-writes',
    'a stage takes all of node:fs',
    'src/link/n.ts',
    "import * as fs from 'node:fs';\n\nexport const w = fs;\n",
  ),
  good(
    'the writer writes',
    'src/output/folder.ts',
    "import { writeFile } from 'node:fs/promises';\n\nexport const w = writeFile;\n",
  ),
  good(
    'a run makes its throw-away folder',
    'src/run/folder.ts',
    "import { mkdirSync } from 'node:fs';\n\nexport const m = mkdirSync;\n",
  ),
  bad(
    'only-output-writes',
    'what runs snippets writes elsewhere',
    'src/run/runner.ts',
    "import { writeFile } from 'node:fs/promises';\n\nexport const w = writeFile;\n",
  ),
  good(
    'a stage reads a file',
    'src/link/o.ts',
    "import { readFile } from 'node:fs/promises';\nimport type { Stats } from 'node:fs';\n\nexport const r = readFile;\nexport type S = Stats;\n",
  ),
  bad(
    'lint/nursery/noJsRestrictedProperties',
    'a stage ends the process',
    'src/link/p.ts',
    'export const stop = () => process.exit(1);\n',
  ),
  bad(
    'lint/nursery/noJsRestrictedProperties',
    'a command reads the arguments',
    'src/commands/e.ts',
    'export const args = () => process.argv;\n',
  ),
  bad('lint/suspicious/noConsole', 'a stage prints', 'src/link/q.ts', "export const say = () => console.log('x');\n"),
];

describe('the boundaries of the source tree are lint rules', () => {
  const root = join(import.meta.dirname, '../..');
  const found = new Map<Case, string[]>();
  let folder = '';

  /** Lints all cases in one run, but for files that two cases share: those in rounds. */
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'estrade-boundaries-'));
    for (const name of ['biome.json', 'lint', '.gitignore', 'package.json'])
      await cp(join(root, name), join(folder, name), { recursive: true });
    let rest = cases;
    while (rest.length > 0) {
      const round = new Map(rest.map((item) => [item.file, item]));
      await rm(join(folder, 'src'), { recursive: true, force: true });
      for (const { file, code } of round.values()) {
        await mkdir(dirname(join(folder, file)), { recursive: true });
        await writeFile(join(folder, file), code);
      }
      const said = await lint(folder);
      for (const item of round.values()) found.set(item, said.get(item.file) ?? []);
      rest = rest.filter((item) => round.get(item.file) !== item);
    }
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  for (const item of cases) {
    test(`${item.rule ? 'refused' : 'allowed'}: ${item.about}`, () => {
      if (item.rule) expect(found.get(item)).toContain(item.rule);
      else expect(found.get(item)).toEqual([]);
    });
  }

  /** Runs the linter; gives the rules that each file breaks. Our own rules begin their message with their name. */
  async function lint(cwd: string): Promise<Map<string, string[]>> {
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
    const output = await new Promise<string>((resolve) => {
      execFile(process.execPath, args, { cwd, maxBuffer: 2 ** 26 }, (_error, stdout) => resolve(stdout));
    });
    const report = JSON.parse(output) as {
      diagnostics: { category: string; message: string; location: { path: string } }[];
    };
    const byFile = new Map<string, string[]>();
    for (const { category, message, location } of report.diagnostics) {
      const rule = category === 'plugin' ? message.slice(0, message.indexOf(':')) : category;
      byFile.set(location.path, [...(byFile.get(location.path) ?? []), rule]);
    }
    return byFile;
  }
});

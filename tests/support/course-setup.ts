import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { runCli } from './cli.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Absolute path of a folder: our own course is built in `course/`, the one that holds everything in `everything/`. */
    built: string;
  }
}

const root = join(import.meta.dirname, '../..');
const courses = { course: root, everything: join(root, 'tests/fixtures/e2e/everything') };

/** Builds the courses that several end-to-end suites look at, once for all. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'estrade-built-')));
  for (const [name, source] of Object.entries(courses)) {
    const { code, stderr } = await runCli(['build', source, '--out', join(folder, name)]);
    if (code !== 0) console.error(`${name} could not be built (exit ${code}):\n${stderr}`);
  }
  project.provide('built', folder);
  return () => rm(folder, { recursive: true, force: true });
}

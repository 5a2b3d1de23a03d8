import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { runCli } from './cli.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Our own course, built: absolute path of its `dist/`. */
    course: string;
  }
}

/** Builds our own course once for all end-to-end suites. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'estrade-course-')));
  const out = join(folder, 'dist');
  const { code, stderr } = await runCli(['build', join(import.meta.dirname, '../..'), '--out', out]);
  if (code !== 0) console.error(`The course could not be built (exit ${code}):\n${stderr}`);
  project.provide('course', out);
  return () => rm(folder, { recursive: true, force: true });
}

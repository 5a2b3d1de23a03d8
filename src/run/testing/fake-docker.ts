import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtImages } from '../docker-images.ts';
import { dockerShim, type Engine, readEngines } from '../docker-shim.ts';

/** A `docker` that writes down its words, one call a line, and ends with the exit code in `EXIT`. */
export function putFakeDocker(folder: string, answers = ''): { docker: string; calls: () => string[][] } {
  const [docker, log] = [join(folder, 'docker'), join(folder, 'calls')];
  mkdirSync(folder, { recursive: true });
  const note = `for word; do printf '%s\\036' "$word"; done >>'${log}'; echo >>'${log}'`;
  writeFileSync(docker, `#!/bin/sh\n${note}\n${answers}\nexit \${EXIT:-0}\n`, { mode: 0o755 });
  writeFileSync(log, '');
  const calls = () => {
    const lines = readFileSync(log, 'utf8').split('\x1e\n').slice(0, -1);
    return lines.map((line) => line.split('\x1e'));
  };
  return { docker, calls };
}

/** The shim before such a `docker`: what arrives of words that are given to it. */
export function shimIn(
  folder: string,
  answers = '',
): {
  call: (
    words: readonly string[],
    environment?: Record<string, string>,
  ) => { words: string[]; exitCode: number | null };
  calls: () => string[][];
  engines: () => Engine[];
  built: () => string[];
} {
  const { docker, calls } = putFakeDocker(join(folder, 'real'), answers);
  const [shim, log, images] = [join(folder, 'docker'), join(folder, 'engines'), join(folder, 'images')];
  writeFileSync(log, '');
  writeFileSync(shim, dockerShim({ docker, nonce: 'abc', log, images }), { mode: 0o755 });
  return {
    call(words, environment = {}) {
      const { status } = spawnSync(shim, words, { env: { PATH: process.env['PATH'], ...environment } });
      return { words: calls().at(-1) ?? [], exitCode: status };
    },
    calls,
    engines: () => readEngines(readFileSync(log, 'utf8')),
    built: () => builtImages(images),
  };
}

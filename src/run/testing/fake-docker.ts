import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DockerNotes, readDockerNotes } from '../docker-notes.ts';
import { putDockerShims } from '../docker-shim.ts';

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

/** The shims before such a `docker`, which is a `docker-compose` too: what arrives of words that are given to them. */
export function shimIn(
  folder: string,
  answers = '',
): {
  call: (
    words: readonly string[],
    environment?: Record<string, string>,
    command?: 'docker' | 'docker-compose',
  ) => { words: string[]; exitCode: number | null };
  calls: () => string[][];
  notes: () => DockerNotes;
} {
  const { docker, calls } = putFakeDocker(join(folder, 'real'), answers);
  const [bin, notes] = [join(folder, 'bin'), join(folder, 'notes')];
  mkdirSync(notes);
  putDockerShims(bin, { docker, compose: docker, nonce: 'abc', project: 'api-abc', notes });
  return {
    call(words, environment = {}, command = 'docker') {
      const { status } = spawnSync(join(bin, command), words, { env: { PATH: process.env['PATH'], ...environment } });
      return { words: calls().at(-1) ?? [], exitCode: status };
    },
    calls,
    notes: () => readDockerNotes(notes),
  };
}

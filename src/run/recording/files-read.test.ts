import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useFolder } from '../testing/runs.ts';
import { digestsOf, watchFiles } from './files-read.ts';

describe('the files that a snippet read', () => {
  const folder = useFolder();
  const files = { 'a.txt': 'a', 'api/Dockerfile': 'FROM x', 'api/app.js': '1', 'node_modules/x': 'x', empty: '' };
  const sh = (cwd: string, code: string) => execFileSync('sh', ['-c', code], { cwd });

  test('are told by their access times; listing a folder reads none', () => {
    const work = folder(files);
    const watch = watchFiles(work);
    watch.start(work);
    sh(work, 'ls -R; cat api/Dockerfile');
    expect(watch.read(false)).toEqual(['api/Dockerfile']);
    watch.start(work);
    sh(work, 'true');
    expect(watch.read(false)).toEqual([]);
    watch.start(work);
    sh(work, 'cat api/Dockerfile a.txt');
    expect(watch.read(false)).toEqual(['a.txt', 'api/Dockerfile']);
  });

  test('are those too that were replaced or removed, once', () => {
    const work = folder(files);
    const watch = watchFiles(work);
    watch.start(work);
    sh(work, 'sed -i s/a/b/ a.txt; rm api/app.js; echo new >made');
    expect(watch.read(false)).toEqual(['a.txt', 'api/app.js']);
    watch.start(work);
    sh(work, 'cat a.txt made');
    expect(watch.read(false)).toEqual([]);
  });

  test('are not those that were only written', () => {
    const work = folder(files);
    const watch = watchFiles(work);
    watch.start(work);
    sh(work, 'echo c >a.txt');
    expect(watch.read(false)).toEqual([]);
  });

  test('keep when they were changed', () => {
    const work = folder(files);
    const before = statSync(join(work, 'a.txt')).mtimeMs;
    watchFiles(work).start(work);
    expect(statSync(join(work, 'a.txt')).mtimeMs).toBeCloseTo(before, 0);
    expect(readFileSync(join(work, 'a.txt'), 'utf8')).toBe('a');
  });

  test('are for a build also those below its folder that an earlier build read: a builder keeps what it was sent', () => {
    const work = folder(files);
    const watch = watchFiles(work);
    watch.start(work);
    sh(work, 'cat api/app.js');
    expect(watch.read(false)).toEqual(['api/app.js']);
    watch.start(work);
    sh(work, 'cat api/Dockerfile a.txt');
    expect(watch.read(true)).toEqual(['a.txt', 'api/Dockerfile']);
    watch.start(join(work, 'api'));
    expect(watch.read(true)).toEqual(['api/Dockerfile']);
    expect(watch.read(false)).toEqual([]);
  });

  test('are digested as the course has them; what is none of its files is left out', () => {
    const source = folder(files);
    const digests = digestsOf(source, ['a.txt', 'made', 'api']);
    expect(digests).toEqual({ 'a.txt': 'ca978112ca1bbdca' });
    writeFileSync(join(source, 'a.txt'), 'b');
    expect(digestsOf(source, ['a.txt'])).not.toEqual(digests);
  });
});

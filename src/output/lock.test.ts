import { existsSync, readFileSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLock } from './lock.ts';
import { filesIn, folderOf } from './testing/course.ts';

describe('withLock', () => {
  it('holds while the action runs, also when that fails', () => {
    const folder = folderOf();
    const lock = join(folder, '.estrade.lock');
    expect(withLock(folder, () => readFileSync(lock, 'utf8'))).toBe(`${process.pid}@${hostname()}`);
    expect(existsSync(lock)).toBe(false);
    expect(() =>
      withLock(folder, () => {
        throw new Error('failed');
      }),
    ).toThrow('failed');
    expect(existsSync(lock)).toBe(false);
  });

  it.each([
    ['a process that is gone', `999999999@${hostname()}`],
    ['an earlier process with our number', `${process.pid}@${hostname()}`],
    ['another machine, long ago', '1@elsewhere.example'],
    ['nobody, long ago', ''],
  ])('does not wait for %s', (_, owner) => {
    const folder = folderOf({ '.estrade.lock': owner });
    utimesSync(join(folder, '.estrade.lock'), 1, 1);
    expect(withLock(folder, () => 'done')).toBe('done');
    expect(filesIn(folder)).toEqual({});
  });
});

import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { watchCourse } from './watch.ts';

test('a course is watched, and not what a link of it leads to', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'estrade-watch-')));
  const [course, outside] = [join(folder, 'course'), join(folder, 'outside')];
  for (const path of [course, outside]) mkdirSync(path);
  symlinkSync(outside, join(course, 'link'));
  let calls = 0;
  const watcher = watchCourse(
    course,
    join(course, 'dist'),
    async () => {
      calls++;
    },
    (reason) => {
      throw new Error(reason);
    },
  );
  onTestFinished(async () => {
    await watcher.close();
    rmSync(folder, { recursive: true, force: true });
  });
  for (let count = 0; calls === 0; count++) {
    writeFileSync(join(course, 'a.md'), String(count));
    await wait(100);
  }
  // The last of these changes may still be on its way.
  await wait(300);
  calls = 0;
  writeFileSync(join(outside, 'b.md'), '');
  await wait(500);
  expect(calls).toBe(0);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { folderOf } from './testing/course.ts';
import { write } from './write.ts';

/** The folder as somebody finds it who opens it now: every page is whole, and what it names is there. */
function expectEveryPageToOpen(out: string): number {
  const pages = readdirSync(out).filter((name) => name.endsWith('.html'));
  for (const name of pages) {
    const html = readFileSync(join(out, name), 'utf8');
    expect(html).toContain('<!-- whole -->');
    for (const [, asset = ''] of html.matchAll(/src="([^"]+)"/g)) {
      expect(existsSync(join(out, asset)), `${name} needs ${asset}`).toBe(true);
      expect(readFileSync(join(out, asset), 'utf8'), asset).toMatch(/^\d+<!-- whole -->$/);
    }
  }
  return pages.length;
}

describe('a build that is killed', { timeout: 60_000 }, () => {
  /** Starts a process that builds without end. */
  const writer = async () => {
    const outfile = join(folderOf(), 'writer.cjs');
    const entry = join(import.meta.dirname, 'testing/writer.ts');
    await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'cjs', outfile });
    return (out: string, seed: number) =>
      spawn(process.execPath, [outfile], {
        env: { ...process.env, FOLDER: out, SEED: String(seed) },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
  };

  it('leaves pages that open, and the next one nothing of it', async () => {
    const [out, start] = [folderOf(), await writer()];
    let found = 0;
    for (let seed = 1; seed <= 8; seed += 1) {
      const child = start(out, seed);
      await once(child.stdout, 'data');
      await setTimeout(Math.random() * 25);
      child.kill('SIGKILL');
      await once(child, 'exit');
      found += expectEveryPageToOpen(out);
    }
    expect(found).toBeGreaterThan(8 * 3);
    write({ assets: [], pages: [{ path: 'index.html', data: '<p>', assets: [] }], kept: [] }, out);
    expect(readdirSync(out).sort()).toEqual(['.estrade.json', 'index.html']);
  });

  it('at the same time as others, does no harm', async () => {
    const [out, start] = [folderOf(), await writer()];
    const children = [start(out, 1), start(out, 2), start(out, 3)];
    await Promise.all(children.map((child) => once(child.stdout, 'data')));
    await setTimeout(200);
    for (const child of children) {
      child.kill('SIGKILL');
      await once(child, 'exit');
      await setTimeout(30);
    }
    expect(expectEveryPageToOpen(out)).toBeGreaterThan(2);
  });
});

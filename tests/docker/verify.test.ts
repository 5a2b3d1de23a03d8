import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { describeWithEngine, docker } from '../support/engine.ts';

interface Result {
  readonly ok: boolean;
  readonly chapters: readonly {
    readonly name: string;
    readonly problems: readonly string[];
    readonly snippets: readonly { readonly id: string; readonly status: string; readonly reason?: string }[];
  }[];
}

describeWithEngine('estrade verify of the course', () => {
  const cache = mkdtempSync(join(tmpdir(), 'estrade-verify-'));
  afterAll(() => rmSync(cache, { recursive: true, force: true }));

  it('passes every snippet but those that need a network, and leaves nothing in the engine', async () => {
    const objects = () => ['ps -aq', 'network ls -q', 'volume ls -q'].map((words) => docker(...words.split(' ')));
    const before = objects();
    const { code, stdout, stderr } = await runCli(['verify', join(import.meta.dirname, '../..'), '--json'], {
      env: { XDG_CACHE_HOME: cache },
    });
    const { ok, chapters } = JSON.parse(stdout) as Result;
    const all = chapters.flatMap(({ name, snippets }) => snippets.map((one) => ({ ...one, name })));
    const others = all.filter(({ status, reason }) => status !== 'passed' && reason !== 'There is no network.');
    expect({ others, stderr: others.length > 0 ? stderr : '' }).toEqual({ others: [], stderr: '' });
    expect(chapters.flatMap(({ problems }) => problems)).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(15);
    expect({ ok, code }).toEqual({ ok: true, code: 0 });
    expect(objects()).toEqual(before);
  }, 1_200_000);
});

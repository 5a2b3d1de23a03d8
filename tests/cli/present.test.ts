import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { useFolder } from '../../src/run/testing/runs.ts';
import { runCli } from '../support/cli.ts';
import { type StageProcess, startStage } from '../support/stage-process.ts';

const chapter = (code: string) => `# Essai\n\n\`\`\`bash run id=one\n${code}\n\`\`\`\n`;

/** Processes that run these words, besides the shell that looks. */
function running(words: string): string[] {
  const all = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n');
  return all.filter((line) => line.trim() === words);
}

describe('estrade present', () => {
  const folder = useFolder();
  const started: StageProcess[] = [];
  afterAll(async () => {
    await Promise.all(started.map((stage) => stage.end('SIGKILL')));
  });

  const present = async (code: string, cache = folder()) => {
    const course = folder({ 'course.yaml': 'title: Essai\n', 'slides/01-essai.md': chapter(code) });
    const stage = await startStage(course, cache);
    started.push(stage);
    return { course, cache, stage };
  };

  it('prints an address with a token, that no page holds', async () => {
    const { stage } = await present('true');
    expect(stage.address.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{22}$/);
    expect(stage.said()).toContain('(Ctrl-C ends)');
    for (const path of ['/', '/01-essai.html', '/no-such-page']) {
      const answer = await fetch(new URL(path, stage.address));
      expect(await answer.text()).not.toContain(stage.address.searchParams.get('token'));
    }
    expect(await (await fetch(new URL('/01-essai.html', stage.address))).text()).toContain('data-stage="live"');
  });

  it('runs a snippet for all windows, and its new code when the course was edited', async () => {
    const { stage, course } = await present('X=kept; echo "real $((40+2))"');
    const [page, other] = await Promise.all([stage.window('01-essai'), stage.window('01-essai')]);
    page.send({ type: 'run', id: 'one' });
    for (const each of [page, other]) {
      await each.until((got) => got.type === 'text' && got.id === 'one' && got.data.includes('real 42'));
    }
    writeFileSync(
      join(course, 'slides/01-essai.md'),
      `${chapter('echo "new, X=$X"')}\n\`\`\`bash run id=two\ntrue\n\`\`\`\n`,
    );
    await page.until((got) => got.type === 'state' && 'two' in got.acts);
    page.send({ type: 'run', id: 'one' });
    await page.until((got) => got.type === 'text' && got.data.includes('new, X=kept'));
  });

  it('ends all that runs with Ctrl-C, and leaves nothing', async () => {
    const { stage, cache } = await present('pwd; setsid sleep 4711 & sleep 4712 & sleep 4713');
    const page = await stage.window('01-essai');
    page.send({ type: 'run', id: 'one' });
    const place = await page.until((got) => got.type === 'text' && got.id === 'one' && got.data.includes('/work'));
    await expect.poll(() => running('sleep 4713'), { timeout: 10_000 }).toHaveLength(1);
    expect(await stage.end('SIGINT')).toBe(0);
    expect(['sleep 4711', 'sleep 4712', 'sleep 4713'].flatMap(running)).toEqual([]);
    expect(existsSync(/\/\S+\/work/.exec((place as { data: string }).data)?.[0] ?? '/')).toBe(false);
    expect(readdirSync(join(cache, 'estrade/runs'))).toEqual([]);
  });

  it('cleans up when it starts what one left that was killed in the middle of a run', async () => {
    const { stage, cache } = await present('pwd; setsid sleep 4721 & sleep 4722 & sleep 4723');
    const page = await stage.window('01-essai');
    page.send({ type: 'run', id: 'one' });
    const place = await page.until((got) => got.type === 'text' && got.id === 'one' && got.data.includes('/work'));
    await expect.poll(() => running('sleep 4723'), { timeout: 10_000 }).toHaveLength(1);
    await stage.end('SIGKILL');
    expect(running('sleep 4721')).toHaveLength(1);
    const next = await present('true', cache);
    expect(['sleep 4721', 'sleep 4722', 'sleep 4723'].flatMap(running)).toEqual([]);
    expect(existsSync(/\/\S+\/work/.exec((place as { data: string }).data)?.[0] ?? '/')).toBe(false);
    expect(readdirSync(join(cache, 'estrade/runs'))).toEqual([]);
    await next.stage.end('SIGTERM');
  });

  it('says what is wrong with a port, as the preview does', async () => {
    const { code, stderr } = await runCli(['present', folder(), '--port', 'x']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('`x` is not a port number.')]);
  });
});

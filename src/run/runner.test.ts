import { describe, expect, it } from 'vitest';
import { snippet as snippetWith } from '../../tests/support/snippet.ts';
import type { Snippet, SnippetResult } from '../model/snippet.ts';
import { noNetwork, type Probe } from './needs.ts';
import { runSnippets } from './runner.ts';
import { useRuns } from './testing/runs.ts';

const runs = useRuns();

/** One that does not hold up the suite where it hangs. */
function snippet(id: string, code: string, more: Partial<Snippet> = {}): Snippet {
  return snippetWith(id, code, { timeout: 20, ...more });
}

async function resultsOf(
  snippets: readonly Snippet[],
  { probe, signal }: { probe?: Probe; signal?: AbortSignal } = {},
): Promise<SnippetResult[]> {
  const run = await runs({ files: { 'demos/web/index.html': 'hi\n' } });
  const results: SnippetResult[] = [];
  for await (const result of runSnippets({ run, snippets, probe, signal })) results.push(result);
  await run.close();
  return results;
}

const verdicts = (results: readonly SnippetResult[]) =>
  results.map(({ snippet: { id }, status, reason }) => [id, status, reason]);

describe('running snippets', () => {
  it('gives each one’s result, in one session', async () => {
    const results = await resultsOf([
      snippet('go', 'cd demos/web; X=1'),
      snippet('look', 'cat index.html; echo $X', { output: 'hi\n‹n›' }),
      snippet('colours', 'printf "1 %%\\r100 %%\\n\\033[32mdone\\033[0m\\n"', {
        output: '100 %\ndone',
        expect: '^done$',
      }),
      snippet('answer', 'read -r a; echo "<$a>"', { input: 'yes\n', expect: '<yes>' }),
      snippet('wrong', 'exit 3', { exit: 3 }),
      snippet('there', 'basename "$PWD"', { dir: 'demos', output: 'demos' }),
    ]);
    expect(verdicts(results)).toEqual(
      ['go', 'look', 'colours', 'answer', 'wrong', 'there'].map((id) => [id, 'passed', undefined]),
    );
    expect(results[1]).toMatchObject({ exitCode: 0, output: 'hi\r\n1\r\n', text: 'hi\n1', diff: undefined });
  });

  it('says why one failed, and goes on', async () => {
    const results = await resultsOf([
      snippet('code', 'exit 2'),
      snippet('unexpected', 'true', { exit: 1 }),
      snippet('slow', 'sleep 1000', { timeout: 0.2 }),
      snippet('regex', 'echo no', { expect: 'yes' }),
      snippet('text', 'echo b', { output: 'a' }),
      snippet('early', 'echo no', { until: 'up' }),
      snippet('never', 'sleep 1000', { until: 'up', timeout: 0.2 }),
      snippet('folder', 'true', { dir: 'nope' }),
      snippet('pattern', 'true', { expect: '(' }),
      snippet('fine', 'echo a', { output: 'a' }),
    ]);
    expect(verdicts(results)).toEqual([
      ['code', 'failed', 'It ended with exit code 2 instead of 0.'],
      ['unexpected', 'failed', 'It ended with exit code 0 instead of 1.'],
      ['slow', 'failed', 'It did not end within 0.2 s.'],
      ['regex', 'failed', 'Its output does not match `yes`.'],
      ['text', 'failed', 'Its output is not the expected one.'],
      ['early', 'failed', 'It ended (exit code 0) before `up` was seen.'],
      ['never', 'failed', '`up` was not seen within 0.2 s.'],
      ['folder', 'failed', 'There is no folder `nope` in the working folder. Check `dir=`: it is relative to it.'],
      ['pattern', 'failed', '`expect="("` is no regular expression.'],
      ['fine', 'passed', undefined],
    ]);
    expect(results[4]?.diff).toBe('1   - a\n  1 + b');
  });

  it('says how to answer one that seems to wait for it', async () => {
    const results = await resultsOf([
      snippet('name', 'read -r -p "Nom ? " nom', { timeout: 0.3 }),
      snippet('more', 'read -r a; printf "> "; read -r b', { input: 'a\n', timeout: 0.3 }),
      snippet('slow', 'echo fait; sleep 1000', { timeout: 0.3 }),
    ]);
    expect(results.map(({ reason }) => reason)).toEqual([
      'It did not end within 0.3 s. If it waits for an answer, give it one: `input="oui\\n"`.',
      'It did not end within 0.3 s. If it waits for more, `input` gives several lines: `input="a\\nb\\n"`.',
      'It did not end within 0.3 s.',
    ]);
  });

  it('takes what differs from run to run as recordings show it, or as it was', async () => {
    const code = 'echo "$COMPOSE_PROJECT_NAME-web-1  shop-${COMPOSE_PROJECT_NAME#test-}_default"; pwd';
    const results = await resultsOf([
      snippet('fence', code, { output: 'test-web-1  shop_default\n/work' }),
      snippet('pattern', code, { expect: '^test-web-1 +shop_default$' }),
      snippet('raw', code, { expect: '^test-[0-9a-f]{12}-web-1', output: '…\n/tmp/‹dossier›' }),
      snippet('other', code, { output: 'other-web-1  shop_default\n/work' }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['passed', 'passed', 'passed', 'failed']);
  });

  it('lets a server run on for those after it', async () => {
    const server = 'while :; do sleep 0.02; echo tick; date >beat; done';
    const results = await resultsOf([
      snippet('serve', server, { until: 'tick' }),
      snippet('ask', 'rm -f beat; for i in 1 2 3 4 5 6 7 8 9; do sleep 0.1; [ -e beat ] && break; done; echo seen', {
        output: 'seen',
      }),
    ]);
    expect(verdicts(results)).toEqual([
      ['serve', 'passed', undefined],
      ['ask', 'passed', undefined],
    ]);
    expect(results[0]).toMatchObject({ exitCode: undefined, text: expect.stringMatching(/^tick/) });
  });

  it('runs those of another shell in a session of their own, over the same files', async () => {
    const results = await resultsOf([
      snippet('one', 'X=1; echo a >f; [[ -e f ]]'),
      snippet('two', 'echo "[$X]"; cat f', { shell: 'sh', output: '[]\na' }),
      snippet('three', 'echo $X', { output: '1' }),
    ]);
    expect(verdicts(results).map(([, status]) => status)).toEqual(['passed', 'passed', 'passed']);
  });
});

describe('a snippet that cannot run here', () => {
  const probe: Probe = async (need) => (need === 'docker' ? 'No Docker engine answers.' : undefined);

  it('is skipped with the reason, and never passes', async () => {
    const results = await resultsOf(
      [snippet('shown', 'docker ps'), snippet('said', 'true', { needs: ['docker'] }), snippet('fine', 'true')],
      { probe },
    );
    expect(verdicts(results)).toEqual([
      ['shown', 'skipped', 'No Docker engine answers.'],
      ['said', 'skipped', 'No Docker engine answers.'],
      ['fine', 'passed', undefined],
    ]);
  });

  it('makes the failure of a later one doubtful: that one counts as skipped too', async () => {
    const results = await resultsOf([snippet('up', 'docker run web'), snippet('ask', 'false')], { probe });
    expect(verdicts(results)[1]).toEqual([
      'ask',
      'skipped',
      'It ended with exit code 1 instead of 0. It may need `up`, which did not run.',
    ]);
  });

  it('casts no doubt on later ones for want of a network', async () => {
    const offline: Probe = async (need) => (need === 'network' ? noNetwork : undefined);
    const snippets = [snippet('pull', 'exit 1', { needs: ['network'] }), snippet('ask', 'false')];
    expect(verdicts(await resultsOf(snippets, { probe: offline }))).toEqual([
      ['pull', 'skipped', noNetwork],
      ['ask', 'failed', 'It ended with exit code 1 instead of 0.'],
    ]);
  });

  it('is one that needs a command that is not installed', async () => {
    const [result] = await resultsOf([snippet('x', 'true', { needs: ['no-such-command'] })]);
    expect(result).toMatchObject({
      status: 'skipped',
      reason: '`no-such-command` is not installed.',
      exitCode: undefined,
    });
  });

  it('is every one after the run was stopped, and the one that was running', async () => {
    const controller = new AbortController();
    const stopping = { ...snippet('stop', 'sleep 1000') };
    setTimeout(() => controller.abort(), 300);
    const results = await resultsOf([stopping, snippet('next', 'true')], { signal: controller.signal });
    expect(verdicts(results)).toEqual([
      ['stop', 'skipped', 'The run was stopped.'],
      ['next', 'skipped', 'The run was stopped.'],
    ]);
  });
});

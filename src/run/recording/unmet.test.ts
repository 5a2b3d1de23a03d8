import { expect, test } from 'vitest';
import { snippet as anySnippet } from '../../../tests/support/snippet.ts';
import type { Act } from '../../model/snippet.ts';
import { unmetNeeds } from './unmet.ts';

const snippet = (id: string, code: string, needs: string[] = []): Act => ({
  kind: 'snippet',
  ...anySnippet(id, code, { needs }),
});

test('what a snippet can bring about is no reason to leave another out before it has run', async () => {
  const acts: Act[] = [
    snippet('net', 'docker pull debian', ['network']),
    snippet('root', 'unshare true', ['root']),
    snippet('cluster', 'kubectl get pods'),
    snippet('tool', 'cowsay', ['cowsay']),
    snippet('plain', 'echo'),
    { kind: 'browser', id: 'page', url: 'http://localhost', place: undefined },
  ];
  const unmet = await unmetNeeds(acts, async (need) => `No ${need}.`);
  expect([...unmet]).toEqual([
    ['net', 'No network.'],
    ['root', 'No root.'],
  ]);
});

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useRuns } from '../../src/run/testing/runs.ts';
import { describeWithEngine, docker } from '../support/engine.ts';
import { notPassed, play, snippet } from './chapter.ts';

describeWithEngine('the example course', () => {
  const runs = useRuns();
  const source = join(import.meta.dirname, '../../slides/demos/api');

  it('has Dockerfiles that build, in the order in which they get better', async () => {
    const run = await runs({ source });
    const results = await play(run, [
      snippet('tests', 'docker build --target tests .', { timeout: 500 }),
      snippet('image', 'docker build -t escales:suite --build-arg VERSION=suite .', { timeout: 500 }),
      snippet('check', './verifier-image.sh escales:suite', { expect: '^image conforme' }),
      snippet('cache', 'docker build -f Dockerfile.cache -t escales:suite-cache .', { timeout: 500 }),
      snippet('refused', './verifier-image.sh escales:suite-cache', { exit: 1, expect: 'le service est root' }),
      snippet('secret', 'docker build --secret id=depot,src=/dev/null -f Dockerfile.buildkit .', { timeout: 500 }),
    ]);
    expect(notPassed(results)).toEqual([]);
    expect(await run.close()).toEqual([]);
    expect(docker('images', '-q', 'escales')).toBe('');
  }, 1_000_000);
});

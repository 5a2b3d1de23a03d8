import { afterEach, beforeEach, expect, it } from 'vitest';
import { useRuns } from '../../src/run/testing/runs.ts';
import { describeWithEngine, docker } from '../support/engine.ts';
import { notPassed, play, snippet } from './chapter.ts';

const compose = `services:
  web: {image: busybox, init: true, command: [sleep, "600"], volumes: [/anonymous]}
`;
const volumes = () => docker('volume', 'ls', '-q').split('\n').filter(Boolean);

describeWithEngine('volumes without a name', () => {
  const runs = useRuns();
  let before: string[] = [];
  beforeEach(() => {
    before = volumes();
  });
  afterEach(() => expect(volumes()).toEqual(before));

  it.each([
    ['docker run -d --name estrade-suite-v -v /data busybox true; docker rm -f estrade-suite-v'],
    [
      'docker create --name estrade-suite-v --mount type=volume,target=/data busybox; docker container rm estrade-suite-v',
    ],
    [
      'docker build -q -t estrade-suite-v . && docker run --name estrade-suite-v estrade-suite-v; docker rm estrade-suite-v',
    ],
    ['docker run --name estrade-suite-v -v /data busybox true; docker container prune -f --filter label=estrade.run'],
  ])('go with the run, though their container went before: %s', async (code) => {
    const run = await runs({ files: { Dockerfile: 'FROM busybox\nVOLUME /data\nCMD ["true"]\n' } });
    expect(notPassed(await play(run, [snippet('make', code)]))).toEqual([]);
    expect(volumes()).toHaveLength(before.length + 1);
    expect(await run.close()).toEqual([]);
  });

  it('leave alone those of somebody else, in use, lent or left behind', async () => {
    const theirs = ['run', '-d', '--init', '-v', '/data', 'busybox', 'sleep', '600'];
    const [used, lent] = [docker(...theirs), docker(...theirs)];
    const left = docker('create', '-v', '/data', 'busybox');
    const run = await runs();
    const code = [
      `docker run --name estrade-suite-v --volumes-from ${lent} busybox touch /data/x`,
      `docker run --name estrade-suite-w -v "$(docker inspect -f '{{(index .Mounts 0).Name}}' ${lent}):/data" busybox ls /data`,
      'docker rm estrade-suite-w',
    ].join('\n');
    expect(notPassed(await play(run, [snippet('borrow', code, { expect: '^x$' })]))).toEqual([]);
    docker('rm', '-f', left, lent);
    const now = volumes();
    expect(now).toHaveLength(before.length + 3);
    expect(await run.close()).toEqual([]);
    expect(volumes()).toEqual(now);
    expect(docker('ps', '-q', '--no-trunc').split('\n')).toContain(used);
    docker('rm', '-f', used);
    docker('volume', 'rm', ...now.filter((name) => !before.includes(name)));
  });

  it('leave alone a network and a volume that somebody uses by now', async () => {
    const run = await runs();
    const code = 'docker network create estrade-suite-v; docker volume create estrade-suite-v';
    expect(notPassed(await play(run, [snippet('make', code)]))).toEqual([]);
    const other = docker('create', '--network', 'estrade-suite-v', '-v', 'estrade-suite-v:/data', 'busybox');
    expect(await run.close()).toEqual([]);
    docker('start', other);
    docker('rm', '-f', other);
    docker('network', 'rm', 'estrade-suite-v');
    docker('volume', 'rm', 'estrade-suite-v');
  });
});

describeWithEngine('volumes without a name of Compose', () => {
  const runs = useRuns();

  it.each([
    ['docker compose down'],
    ['docker compose up -d -V --force-recreate'],
    ['docker compose up -d --force-recreate; docker compose down -v'],
    ['docker compose rm -sf'],
  ])('go with the run: %s', async (code) => {
    const before = volumes();
    const run = await runs({ files: { 'compose.yaml': compose } });
    expect(notPassed(await play(run, [snippet('up', 'docker compose up -d'), snippet('then', code)]))).toEqual([]);
    expect(await run.close()).toEqual([]);
    expect(volumes()).toEqual(before);
  });
}, ['compose']);

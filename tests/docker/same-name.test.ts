import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { useFolder, useRuns } from '../../src/run/testing/runs.ts';
import { describeWithEngine, docker } from '../support/engine.ts';
import { notPassed, play, snippet } from './chapter.ts';

const name = 'estrade-suite-shop';
const compose = `name: ${name}
services:
  web:
    image: busybox
    init: true
    command: [sleep, "600"]
    volumes: ["data:/data", "/anonymous"]
volumes:
  data:
`;

/** What there is of projects that are called so, or begin so. */
const objects = () =>
  [
    ['ps', '-a', '--no-trunc'],
    ['network', 'ls', '--no-trunc'],
    ['volume', 'ls'],
  ]
    .flatMap((list) =>
      docker(...list, '--filter', 'label=com.docker.compose.project', '--format', '{{json .}}').split('\n'),
    )
    .filter((line) => line.includes(name));
const identities = () => docker('ps', '-q', '--no-trunc', '--filter', `name=${name}`).split('\n').sort();

describeWithEngine('a person’s Compose project with the name that a snippet gives to its own', () => {
  const runs = useRuns();
  const folder = useFolder();
  const theirs = join(folder({ 'compose.yaml': compose }), 'compose.yaml');
  const their = (...words: string[]) => docker('compose', '-f', theirs, ...words);
  const start = () => {
    their('up', '-d', '--wait');
    their('exec', '-T', 'web', 'sh', '-c', 'echo précieux | tee /data/mot >/anonymous/mot');
    return identities();
  };
  const data = () => their('exec', '-T', 'web', 'cat', '/data/mot', '/anonymous/mot');
  afterEach(() => {
    their('down', '-v');
    expect(objects()).toEqual([]);
  });

  it.each([
    ['in the file', 'unset COMPOSE_PROJECT_NAME', 'docker compose'],
    ['in the command', ':', `docker compose -p ${name}`],
    ['in the environment', `export COMPOSE_PROJECT_NAME=${name}`, 'docker compose'],
  ])('lives on, with its data: the name stands %s', async (_, first, command) => {
    const [containers, before] = [start(), docker('volume', 'ls', '-q')];
    const run = await runs({ files: { 'compose.yaml': compose.replace('600', '601') } });
    const results = await play(run, [
      snippet('first', first),
      snippet('up', `${command} up -d --wait`),
      snippet('own', `${command} exec -T web sh -c 'cat /data/mot; echo autre >/data/mot'`, { expect: 'No such file' }),
      snippet('again', `${command} down -v && ${command} up -d --wait`),
    ]);
    expect(notPassed(results)).toEqual([]);
    expect(docker('ps', '-q', '--filter', `label=com.docker.compose.project`).split('\n')).toHaveLength(2);
    expect(identities()).toEqual(expect.arrayContaining(containers));
    expect(await run.close()).toEqual([]);
    expect(identities()).toEqual(containers);
    expect(data()).toBe('précieux\nprécieux');
    expect(docker('volume', 'ls', '-q')).toBe(before);
  });

  it('lives on where it was started after the snippet’s', async () => {
    const run = await runs({ files: { 'compose.yaml': compose } });
    expect(notPassed(await play(run, [snippet('up', `docker compose -p ${name} up -d --wait`)]))).toEqual([]);
    const [own] = identities();
    const containers = start().filter((id) => id !== own);
    expect(containers).toHaveLength(1);
    expect(await run.close()).toEqual([]);
    expect(identities()).toEqual(containers);
    expect(data()).toBe('précieux\nprécieux');
    expect(objects()).toHaveLength(3);
  });

  it('keeps the data of a project that is down', async () => {
    start();
    their('down');
    const run = await runs({ files: { 'compose.yaml': compose } });
    expect(notPassed(await play(run, [snippet('up', `docker compose -p ${name} up -d --wait`)]))).toEqual([]);
    expect(await run.close()).toEqual([]);
    their('up', '-d', '--wait');
    expect(their('exec', '-T', 'web', 'cat', '/data/mot')).toBe('précieux');
  });
}, ['compose']);

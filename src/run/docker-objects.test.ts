import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeWithEngine } from '../../tests/support/engine.ts';
import { removeDockerObjects } from './docker-objects.ts';
import { putFakeDocker } from './testing/fake-docker.ts';
import { useFolder, useRuns } from './testing/runs.ts';

const nothing = { images: [], volumes: [] };
const own = { notes: nothing, environment: { PATH: process.env['PATH'] ?? '' }, nonce: 'abc', root: '/tmp/run' };
const engine = { host: '', context: '', flags: ['--context', 'lab'] };

const removals = (calls: string[][]) => calls.filter((call) => call.includes('rm')).map((call) => call.join(' '));

describe('removing what a session made in Docker', () => {
  const folder = useFolder();

  it('asks for its own label and for what Compose made, in the engine that was used', async () => {
    const { docker, calls } = putFakeDocker(folder());
    expect(await removeDockerObjects({ ...own, docker }, engine)).toEqual([]);
    for (const call of calls()) expect(call.slice(0, 2)).toEqual(['--context', 'lab']);
    const filters = calls().flatMap((call) => call.filter((word) => word.startsWith('label=')));
    expect(new Set(filters)).toEqual(
      new Set([
        'label=estrade.run=abc',
        'label=com.docker.compose.project',
        'label=com.docker.compose.project.working_dir',
      ]),
    );
    expect(calls().some((call) => call.includes('rm'))).toBe(false);
  });

  it('removes what it finds, once, containers first', async () => {
    const answers = `case "$*" in 'ps -aq --no-trunc'*) echo c1; echo c2 ;; 'network ls'*run=*) echo n1 ;;
      'volume ls'*run=*) echo v1 ;; esac`;
    const { docker, calls } = putFakeDocker(folder(), answers);
    await removeDockerObjects({ ...own, docker }, { ...engine, flags: [] });
    expect(removals(calls())).toEqual(['rm -f c1 c2', 'network rm n1', 'volume rm v1']);
  });

  it('removes what Compose made under names with its nonce, or containers from its folder, and nobody else’s', async () => {
    const containers = [
      'c1\\tshop-abc\\t/x',
      'c2\\tshop\\t/tmp/run/work/shop',
      'c3\\tshop\\t/home/me',
      'c4\\tx\\t/tmp/run2',
    ];
    const answers = `case "$*" in
      'ps -a '*) printf '${containers.join('\\n')}\\n' ;;
      'network ls'*label=com*) printf 'n1\\tx\\tshop-abc\\nn2\\ty\\tshop\\n' ;;
      'volume ls'*label=com*) printf 'v1\\tv1\\tshop-abc\\nv2\\tv2\\tshop\\n' ;; esac`;
    const { docker, calls } = putFakeDocker(folder(), answers);
    await removeDockerObjects({ ...own, docker }, { ...engine, flags: [] });
    expect(removals(calls())).toEqual(['rm -f c1 c2', 'network rm n1', 'volume rm v1']);
  });

  it('removes volumes without a name that its containers have or had', async () => {
    const [there, before, gone, other] = ['1', '2', '3', '4'].map((digit) => digit.repeat(64));
    const mounts = JSON.stringify([[{ Type: 'volume', Name: there }], {}]);
    const answers = `case "$*" in 'ps -aq --no-trunc'*) echo c1; echo c2 ;; inspect*) echo '${mounts}'; echo gone >&2; exit 1 ;;
      'volume ls -q') echo ${there}; echo ${before}; echo ${other} ;; esac`;
    const { docker, calls } = putFakeDocker(folder(), answers);
    const notes = { ...nothing, volumes: [`${before}`, `${gone}`] };
    expect(await removeDockerObjects({ ...own, docker, notes }, { ...engine, flags: [] })).toEqual([]);
    expect(removals(calls())).toEqual(['rm -f c1 c2', `volume rm ${there} ${before}`]);
  });

  it('leaves a network and a volume that somebody’s container uses', async () => {
    const answers = `case "$*" in 'network ls'*run=*) printf 'n1\\tone\\nn2\\ttwo\\nn3\\tthree\\n' ;; 'volume ls'*run=*) echo v1; echo v2 ;;
      *network=n1* | *network=three* | *volume=v2) echo c9 ;; esac`;
    const { docker, calls } = putFakeDocker(folder(), answers);
    expect(await removeDockerObjects({ ...own, docker }, { ...engine, flags: [] })).toEqual([]);
    expect(removals(calls())).toEqual(['network rm n2', 'volume rm v1']);
  });

  it('tries again what the engine was about to remove by itself', async () => {
    const once = join(folder(), 'once');
    const answers = `case "$*" in 'ps -aq --no-trunc'*) [ -e ${once} ] || echo c1 ;;
      'rm -f'*) touch ${once}; echo 'removal of container c1 is already in progress' >&2; exit 1 ;; esac`;
    const { docker } = putFakeDocker(folder(), answers);
    expect(await removeDockerObjects({ ...own, docker }, { ...engine, flags: [] })).toEqual([]);
  });

  it('removes the images that it built and that are there still, unless somebody uses them', async () => {
    const answers = `case "$*" in
      *'image ls'*--filter*) echo sha256:composed; echo sha256:shop ;;
      *'image inspect'*) echo sha256:composed shop-abc; echo sha256:shop shop ;;
      *'image ls'*) echo sha256:built; echo sha256:used; echo sha256:composed; echo sha256:other ;;
      *ancestor=sha256:used) echo c1 ;; esac`;
    const { docker, calls } = putFakeDocker(folder(), answers);
    const notes = { ...nothing, images: ['sha256:built', 'sha256:used', 'sha256:gone'] };
    expect(await removeDockerObjects({ ...own, docker, notes }, { ...engine, flags: [] })).toEqual([]);
    expect(removals(calls())).toEqual(['image rm -f sha256:composed sha256:built']);
  });

  it('tells what could not be removed; an engine that is gone holds nothing that runs', async () => {
    const failing = (message: string) => `case "$*" in *'volume ls'*) echo '${message}' >&2; exit 1 ;; esac`;
    const { docker } = putFakeDocker(folder(), failing('volume is in use'));
    expect(await removeDockerObjects({ ...own, docker }, engine)).toEqual([
      'Docker volumes of the session could not be removed: volume is in use',
    ]);
    const gone = putFakeDocker(folder(), failing('Cannot connect to the Docker daemon at unix:///x'));
    expect(await removeDockerObjects({ ...own, docker: gone.docker }, engine)).toEqual([]);
  });
});

describeWithEngine('a session that uses Docker', () => {
  const runs = useRuns();
  const folder = useFolder();
  const docker = (...words: string[]) => execFileSync('docker', words, { encoding: 'utf8' }).trim();
  const named = (name: string) => docker('ps', '-aq', '--filter', `name=${name}`);

  it('leaves none of its containers, networks and volumes behind, and touches nobody else’s', async () => {
    const tar = join(folder({ 'x/empty': '' }), 'x');
    execFileSync('sh', ['-c', 'tar -C "$1" -c . | docker import - estrade-test:1 >/dev/null', 'sh', tar]);
    const label = 'com.docker.compose.project.working_dir';
    const other = docker('create', '--name', 'estrade-other', 'estrade-test:1', 'x');
    const run = await runs();
    const session = run.open();
    const before = docker('volume', 'ls', '-q');
    const outcome = await session.run({
      code: [
        'set -e',
        'docker create --name estrade-own -v /data estrade-test:1 x',
        'docker container create --name estrade-own2 -v estrade-named:/data estrade-test:1 x',
        'docker run --name estrade-own3 estrade-test:1 x || true',
        'docker network create estrade-own',
        'docker volume create estrade-own',
        `docker create --name estrade-composed --label ${label}="$PWD" --label com.docker.compose.project=p1 estrade-test:1 x`,
      ].join('\n'),
    });
    expect(outcome).toMatchObject({ ending: 'done', exitCode: 0 });
    // Somebody else's, made meanwhile.
    const meanwhile = docker('create', '--name', 'estrade-meanwhile', 'estrade-test:1', 'x');
    try {
      expect(named('estrade-own').split('\n')).toHaveLength(3);
      expect(await run.close()).toEqual([]);
      expect(named('estrade-own')).toBe('');
      expect(named('estrade-composed')).toBe('');
      expect(docker('network', 'ls', '-q', '--filter', 'name=estrade-own')).toBe('');
      expect(
        docker('volume', 'ls', '-q')
          .replace(/^named$\n?/m, '')
          .trim(),
      ).toBe(before);
      expect(named('estrade-other')).toBe(other.slice(0, 12));
      expect(named('estrade-meanwhile')).toBe(meanwhile.slice(0, 12));
    } finally {
      docker('rm', '-f', other, meanwhile);
      docker('rmi', '-f', 'estrade-test:1');
    }
  });
});

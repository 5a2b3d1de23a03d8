import { describe, expect, it } from 'vitest';
import { anonymousVolumes } from './docker-volumes.ts';

const [one, two] = ['1'.repeat(64), '2'.repeat(64)];
const volume = (name: string) => ({ Type: 'volume', Name: name });
const line = (mounts: unknown, host: unknown = {}) => JSON.stringify([mounts, host]);

describe('volumes without a name', () => {
  it('are those that came into being with a container', () => {
    const mounts = [volume(one), volume('data'), { Type: 'bind', Source: '/x' }, { Type: 'tmpfs' }];
    expect(anonymousVolumes([line(mounts), line(mounts), line([volume(two)])])).toEqual([one, two]);
  });

  it.each([
    ['`-v <name>:/data`', { Binds: [`${one}:/data:rw`] }],
    ['`--mount source=<name>`', { Mounts: [{ Type: 'volume', Source: one, Target: '/data' }] }],
    ['`--volumes-from`', { VolumesFrom: ['other'] }],
  ])('are not those that it was given by %s', (_, host) => {
    expect(anonymousVolumes([line([volume(one)], host)])).toEqual([]);
  });

  it('are those that `--mount` made, too', () => {
    const host = { Binds: null, Mounts: [{ Type: 'volume', Target: '/data' }], VolumesFrom: null };
    expect(anonymousVolumes([line([volume(one)], host)])).toEqual([one]);
  });

  it('are read from what can be read', () => {
    expect(anonymousVolumes(['', '[[{"Type":"vol', 'null', 'gone', line(null, null), line([volume(one)])])).toEqual([
      one,
    ]);
  });
});

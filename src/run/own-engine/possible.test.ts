import { describe, expect, it } from 'vitest';
import { RunError } from '../error.ts';
import { checkPossible, type Machine } from './possible.ts';

const machine: Machine = { platform: 'linux', uid: 0, environment: { PATH: '/nowhere' } };

describe('a machine on which no engine of its own can be started', () => {
  it.each([
    [{ ...machine, platform: 'darwin' }, 'Only Linux'],
    [{ ...machine, uid: 1000 }, 'Only root'],
    [machine, '`dockerd` is not installed (docker.io, or docker-ce).'],
  ])('says why, and what else there is: %o', async (given, reason) => {
    const error = await checkPossible(given).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RunError);
    expect(error).toMatchObject({ message: expect.stringContaining(reason), fix: expect.stringContaining('--engine') });
  });
});

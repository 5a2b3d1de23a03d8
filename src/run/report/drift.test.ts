import { describe, expect, it } from 'vitest';
import { snippet } from '../../../tests/support/snippet.ts';
import type { Recording } from '../../model/recording.ts';
import type { Snippet, SnippetResult } from '../../model/snippet.ts';
import { snippetSource } from '../../text/snippet-source.ts';
import { driftOf } from './drift.ts';

const none = snippet('x', 'true');

function drift(recorded: string, now: string, more: Partial<Snippet> = {}, result: Partial<SnippetResult> = {}) {
  const one = { ...none, ...more };
  const recording: Recording = {
    id: 'x',
    path: 'recordings/x.cast',
    source: snippetSource(none),
    changed: [],
    date: '2026-11-21T10:00:00Z',
    versions: {},
    content: { kind: 'terminal', cast: '', text: recorded, exitCode: 0, milliseconds: 1 },
  };
  return driftOf(
    {
      snippet: one,
      status: 'passed',
      reason: undefined,
      exitCode: 0,
      milliseconds: 1,
      output: now,
      text: now,
      diff: undefined,
      ...result,
    },
    recording,
  );
}

describe('a recording', () => {
  it.each([
    ['the same', 'a\nb', 'a\nb'],
    ['other ids', '4f5ec3d2a1b0 web', 'b1b2c3d4e5f6 web'],
    ['another age', 'web  Up 2 minutes', 'web  Up Less than a second'],
    ['other dates and durations', '2026-11-21 10:00:00 1.8s', '2027-01-02 11:12:13 0.9s'],
    ['other counts', '12 fichiers', '345 fichiers'],
  ])('shows what there is: %s', (_, recorded, now) => {
    expect(drift(recorded, now)).toBeUndefined();
  });

  it.each([
    ['another word', 'Sending build context', 'Loading build context'],
    ['a line more', 'a', 'a\nb'],
    ['another version', 'Docker 26.1.5', 'Docker 27.0.1'],
  ])('drifts: %s', (_, recorded, now) => {
    expect(drift(recorded, now)).toEqual({
      reason: 'Its recording shows another output.',
      diff: expect.stringContaining(now.split('\n').at(-1)?.split(' ')[0] ?? ''),
    });
  });

  it('does not drift in what the `output` fence leaves open', () => {
    expect(drift('a\nun\nz', 'a\ndeux\nz', { output: 'a\n…\nz' })).toBeUndefined();
    expect(drift('a\nun\nb', 'a\ndeux\nz', { output: 'a\n…\nz' })).toBeDefined();
  });

  it('drifts with its snippet and its exit code', () => {
    expect(drift('a', 'a', { code: 'false' })?.reason).toMatch(/before the snippet was changed/);
    expect(drift('a', 'a', {}, { exitCode: 3 })?.reason).toBe('Its recording ended with 0; now it ended with 3.');
  });

  it('is not compared with what did not run, or failed', () => {
    expect(drift('a', '', {}, { status: 'skipped' })).toBeUndefined();
    expect(drift('a', 'b', {}, { status: 'failed' })).toBeUndefined();
  });
});

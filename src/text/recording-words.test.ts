import { describe, expect, it } from 'vitest';
import type { Recording } from '../model/recording.ts';
import { formatDays, formatDuration, formatVersions, recordedState } from './recording-words.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('what is said of a recording', () => {
  it.each([
    [0, '0,1 s', '0.1 s'],
    [1830, '1,8 s', '1.8 s'],
    [9940, '9,9 s', '9.9 s'],
    [9960, '10 s', '10 s'],
    [59_600, '1 min 00 s', '1 min 00 s'],
    [125_000, '2 min 05 s', '2 min 05 s'],
  ])('%i ms last %s', (milliseconds, french, english) => {
    expect(plain(formatDuration(milliseconds, 'fr'))).toBe(french);
    expect(plain(formatDuration(milliseconds, 'en'))).toBe(english);
  });

  it.each([
    [[], '', ''],
    [['2026-11-21'], 'le 21/11/2026', 'on 21 Nov 2026'],
    [['2026-11-21', '2026-11-19'], 'du 19 au 21/11/2026', 'from 19 to 21 Nov 2026'],
    [['2026-10-30', '2026-11-02'], 'du 30/10 au 02/11/2026', 'from 30 Oct to 2 Nov 2026'],
    [['2025-12-30', '2026-01-02'], 'du 30/12/2025 au 02/01/2026', 'from 30 Dec 2025 to 2 Jan 2026'],
  ])('days %j', (days, french, english) => {
    expect(plain(formatDays(days, 'fr'))).toBe(french);
    expect(plain(formatDays(days, 'en'))).toBe(english);
  });

  it('versions have two numbers, and the names that their readers know', () => {
    expect(formatVersions({ node: 'v22.4.1', docker: '26.1.5+dfsg1', make: 'unknown' }).map(plain)).toEqual([
      'Docker 26.1',
      'make unknown',
      'Node.js 22.4',
    ]);
  });

  const recording: Recording = {
    id: 'a',
    path: 'recordings/01/a.cast',
    source: 'bash\nls',
    changed: [],
    date: '2026-11-21T09:00:00.000Z',
    versions: { docker: '26.1.5' },
    content: { kind: 'terminal', cast: '', text: '', exitCode: 3, milliseconds: 1830 },
  };

  it('stands on one line', () => {
    expect(plain(recordedState(recording, false, 'fr'))).toBe(
      'Enregistré le 21/11/2026 · Docker 26.1 · 1,8 s · code 3',
    );
    expect(plain(recordedState(recording, true, 'en'))).toBe(
      'Recorded on 21 Nov 2026, before a change · Docker 26.1 · 1.8 s · code 3',
    );
  });

  it('leaves out what nobody knows', () => {
    const other: Recording = { ...recording, date: '', versions: {}, content: { kind: 'picture', file: '/a.png' } };
    expect(recordedState(other, false, 'fr')).toBe('Enregistré');
  });
});

import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useFolders } from '../../tests/support/folders.ts';
import { renderCast } from '../text/asciicast.ts';
import { loadRecordings } from './recordings.ts';

const folder = useFolders();
const own = {
  source: 'bash\ncat a.txt',
  exit: 0,
  milliseconds: 1230,
  versions: { docker: '26.1.5' },
  // `a\n`
  files: { 'a.txt': '87428fc522803d31' },
};
const events = [
  { after: 500, kind: 'o', data: 'a\r\n' },
  { after: 10, kind: 'x', data: '3' },
];
const cast = renderCast({ columns: 88, rows: 24, timestamp: 1_700_000_000, own, events });
const here = 'slides/recordings/01-un';

function load(files: Record<string, string | Uint8Array>, more?: (root: string) => void) {
  const root = folder({ 'slides/01-un.md': '', 'slides/a.txt': 'a\n', ...files });
  more?.(root);
  const { recordings, findings } = loadRecordings(root, 'slides/01-un.md');
  return { root, recordings, reasons: findings.map(({ ruleId, file, reason }) => [ruleId, file, reason]) };
}

describe('recordings of a chapter', () => {
  test('are none where nothing was recorded', () => {
    expect(load({})).toMatchObject({ recordings: new Map(), reasons: [] });
  });

  test('are read with all that they say of themselves', () => {
    const { recordings, reasons } = load({ [`${here}/a.cast`]: cast, [`${here}/a.txt`]: 'a\n' });
    expect(reasons).toEqual([]);
    expect([...recordings.values()]).toEqual([
      {
        id: 'a',
        path: `${here}/a.cast`,
        source: own.source,
        changed: [],
        date: '2023-11-14T22:13:20.000Z',
        versions: own.versions,
        content: { kind: 'terminal', cast, text: 'a', exitCode: 0, milliseconds: 1230 },
      },
    ]);
  });

  test.each<[string, Record<string, string>]>([
    ['another text', { 'slides/a.txt': 'b\n' }],
    ['nothing in its place', {}],
  ])('tell which files have changed: %s', (_, files) => {
    const root = folder({ [`${here}/a.cast`]: cast, [`${here}/a.txt`]: '', ...files });
    expect(loadRecordings(root, 'slides/01-un.md').recordings.get('a')?.changed).toEqual(['slides/a.txt']);
  });

  test('may be of another program, with what their events say', () => {
    const foreign = renderCast({ columns: 80, rows: 24, timestamp: undefined, own: undefined, events });
    const { recordings } = load({ [`${here}/a.cast`]: foreign, [`${here}/a.txt`]: 'a' });
    expect(recordings.get('a')).toMatchObject({
      source: undefined,
      date: '',
      content: { exitCode: 3, milliseconds: 510, text: 'a' },
    });
  });

  test('are pictures too', () => {
    const said = { timestamp: 1_700_000_000, source: 'http://localhost:1/', versions: { chromium: '1' }, files: {} };
    const { root, recordings } = load({ [`${here}/p.png`]: 'png', [`${here}/p.json`]: JSON.stringify(said) });
    expect(recordings.get('p')).toEqual({
      id: 'p',
      path: `${here}/p.png`,
      source: said.source,
      changed: [],
      date: '2023-11-14T22:13:20.000Z',
      versions: { chromium: '1' },
      content: { kind: 'picture', file: join(root, here, 'p.png') },
    });
  });

  test.each<[string, Record<string, string | Uint8Array>, RegExp]>([
    ['no cast', { 'a.cast': 'hello', 'a.txt': '' }, /no header/],
    ['cut', { 'a.cast': cast.slice(0, -5), 'a.txt': '' }, /line 3 is no event/],
    ['no text beside it', { 'a.cast': cast }, /a\.txt` is not there/],
    ['no UTF-8', { 'a.cast': Buffer.from('{"version":3,"é":1}', 'latin1'), 'a.txt': '' }, /./],
    ['no calendar has its date', { 'a.cast': cast.replace('1700000000', '1e300'), 'a.txt': '' }, /./],
    ['too big', { 'a.cast': new Uint8Array(5_000_001), 'a.txt': '' }, /too big/],
    ['a picture whose facts are no JSON', { 'a.png': '', 'a.json': '{' }, /./],
  ])('are left out when they cannot be read: %s', (_, files, reason) => {
    const placed = Object.fromEntries(Object.entries(files).map(([name, data]) => [`${here}/${name}`, data]));
    const { recordings, reasons } = load(placed);
    expect(recordings.size).toBe(0);
    const [main = ''] = Object.keys(placed);
    expect(reasons).toEqual([['recording-invalid', main, expect.stringMatching(reason)]]);
  });

  test('are files: nobody waits for what comes out of a pipe', () => {
    const { reasons } = load({ [`${here}/a.txt`]: '' }, (root) => {
      execFileSync('mkfifo', [join(root, here, 'a.cast')]);
    });
    expect(reasons).toEqual([['recording-invalid', `${here}/a.cast`, expect.stringContaining('is no file')]]);
  });

  test('are not read out of the course, through no link', () => {
    const outside = folder({ 'a.cast': cast, 'a.txt': 'secret' });
    const linked = load({}, (root) => {
      writeFileSync(join(root, 'slides/recordings'), '');
    });
    expect(linked.recordings.size).toBe(0);
    const file = load({ [`${here}/a.txt`]: '' }, (root) =>
      symlinkSync(join(outside, 'a.cast'), join(root, here, 'a.cast')),
    );
    expect(file.reasons).toEqual([
      ['recording-invalid', `${here}/a.cast`, expect.stringContaining('out of the course')],
    ]);
    const whole = load({ 'slides/recordings/x': '' }, (root) => symlinkSync(outside, join(root, here)));
    expect([whole.recordings.size, whole.reasons]).toEqual([0, []]);
  });
});

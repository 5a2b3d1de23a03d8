import { describe, expect, test } from 'vitest';
import { snippet as snippetWith } from '../../../tests/support/snippet.ts';
import type { Recording } from '../../model/recording.ts';
import type { Act, Snippet } from '../../model/snippet.ts';
import { isSameOutput, type PlanOptions, planChapter, sourceOf } from './plan.ts';

const snippet = (id: string, more: Partial<Snippet> = {}): Act & { kind: 'snippet' } => ({
  kind: 'snippet',
  ...snippetWith(id, `echo ${id}`, more),
});
const browser = (id: string): Act => ({ kind: 'browser', id, url: `http://localhost/${id}`, place: undefined });
const terminal: Act = { kind: 'terminal', id: 't', shell: 'bash', dir: undefined, place: undefined };

const recordingOf = (act: Act, more: Partial<Recording> = {}): Recording => ({
  id: act.id,
  path: `recordings/x/${act.id}.cast`,
  source: act.kind === 'terminal' ? '' : sourceOf(act),
  changed: [],
  date: '',
  versions: {},
  content:
    act.kind === 'browser'
      ? { kind: 'picture', file: '/x.png' }
      : { kind: 'terminal', cast: '', text: '', exitCode: 0, milliseconds: 0 },
  ...more,
});

function plan(acts: readonly Act[], recordings: readonly Recording[], options: Partial<PlanOptions> = {}) {
  const byId = new Map(recordings.map((recording) => [recording.id, recording]));
  const { played, tidying, recorded, unmet, fresh, renamed, orphans } = planChapter(acts, byId, {
    all: false,
    isAsked: () => true,
    ...options,
  });
  return {
    played: played.map(({ id }) => id),
    recorded: [...recorded],
    fresh,
    ...(tidying.size > 0 && { tidying: [...tidying] }),
    ...(unmet.length > 0 && { unmet: unmet.map(({ act }) => act.id) }),
    renamed: renamed.map(({ from, to }) => `${from.id} → ${to}`),
    orphans: orphans.map(({ id }) => id),
  };
}

describe('what is recorded of a chapter', () => {
  const [a, b, c] = [snippet('a'), snippet('b'), snippet('c')];
  const nothing = { played: [], recorded: [], renamed: [], orphans: [] };

  test('is nothing where all is as it was', () => {
    expect(plan([a, b, terminal], [recordingOf(a), recordingOf(b)])).toEqual({ ...nothing, fresh: 2 });
  });

  test('is what has no recording; what stands before it is played', () => {
    expect(plan([a, b, c], [recordingOf(a), recordingOf(c)])).toEqual({
      ...nothing,
      played: ['a', 'b'],
      recorded: ['b'],
      fresh: 2,
    });
  });

  test.each<[string, Partial<Recording>]>([
    ['its source is another one', { source: 'bash\necho old' }],
    ['a file that it read has changed', { changed: ['demos/Dockerfile'] }],
    ['it is a picture', { content: { kind: 'picture', file: '/x.png' } }],
  ])('is what changed: %s', (_, change) => {
    expect(plan([a, b], [recordingOf(a), recordingOf(b, change)]).recorded).toEqual(['b']);
  });

  test('is everything that was asked for, with --all', () => {
    const recordings = [a, b, c].map((act) => recordingOf(act));
    const options = { all: true, isAsked: ({ id }: Act) => id !== 'c' };
    expect(plan([a, b, c], recordings, options)).toEqual({
      ...nothing,
      played: ['a', 'b'],
      recorded: ['a', 'b'],
      fresh: 0,
    });
  });

  test('is not what is hidden, which is played all the same; nor what is for typing', () => {
    const hidden = snippet('h', { hidden: true });
    expect(plan([hidden, terminal, a], [])).toEqual({ ...nothing, played: ['h', 'a'], recorded: ['a'], fresh: 0 });
  });

  test('is followed by the hidden snippets at the end, which clean up what ran', () => {
    const [before, after, last] = ['h1', 'h2', 'h3'].map((id) => snippet(id, { hidden: true }));
    const acts = [a, before!, b, after!, terminal, last!];
    expect(plan(acts, [recordingOf(a)])).toEqual({
      ...nothing,
      played: ['a', 'h1', 'b', 'h2', 'h3'],
      recorded: ['b'],
      fresh: 1,
    });
    // Not by those in the middle, which may prepare what comes next.
    expect(plan(acts, [recordingOf(b)])).toEqual({
      ...nothing,
      played: ['a', 'h2', 'h3'],
      recorded: ['a'],
      fresh: 1,
      tidying: ['h2', 'h3'],
    });
    expect(plan(acts, [recordingOf(a), recordingOf(b)])).toEqual({ ...nothing, fresh: 2 });
  });

  test('is not what cannot run: for that alone nothing is played, and no page shown again', () => {
    const page = browser('p');
    const missing = new Map([['b', 'There is no network.']]);
    const recordings = [recordingOf(a), recordingOf(page)];
    expect(plan([a, b, page], recordings, { missing })).toEqual({ ...nothing, fresh: 2, unmet: ['b'] });
    expect(plan([a, b, page, c], recordings, { missing })).toEqual({
      ...nothing,
      played: ['a', 'b', 'p', 'c'],
      recorded: ['c'],
      fresh: 2,
      unmet: ['b'],
    });
  });

  test('is a page too, again after what it may show', () => {
    const page = browser('p');
    const old = recordingOf(a, { source: '' });
    expect(plan([a, page, c], [old, recordingOf(page), recordingOf(c)]).recorded).toEqual(['a', 'p']);
    expect(plan([page, a], [old, recordingOf(page)]).recorded).toEqual(['a']);
    expect(plan([a, page], [recordingOf(a)]).recorded).toEqual(['p']);
  });

  test('is kept under another id where its act has one now, and goes where there is no such act', () => {
    const renamed = snippet('new', { code: a.code });
    expect(plan([renamed, b], [recordingOf(a), recordingOf(b), recordingOf(c)])).toEqual({
      ...nothing,
      fresh: 2,
      renamed: ['a → new'],
      orphans: ['c'],
    });
  });

  test('leaves alone what another program recorded', () => {
    expect(plan([a], [recordingOf(a, { source: undefined }), recordingOf(b, { source: undefined })])).toEqual({
      ...nothing,
      fresh: 1,
    });
  });
});

describe('two outputs', () => {
  test.each([
    ['abc', 'abc', true],
    ['Container 4f5e6d7c8b9a Started 0.2s', 'Container aabbcc112233 Started 1.5s', true],
    ['ID   NAME\n1234567890ab   x', 'ID   NAME\nabcdef123456  x', true],
    ['bonjour', 'bonsoir', false],
    ['a\nb', 'a', false],
    ['deleted bom00xzy0boycy7ejwgfcjae9', 'deleted toutp4incnc699f50nwipusq3', true],
    ['facade', 'decade', false],
  ])('are the same but for words that differ from run to run: %j, %j', (one, other, same) => {
    expect(isSameOutput(one, other)).toBe(same);
  });
});

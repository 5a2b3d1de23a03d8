import { describe, expect, it } from 'vitest';
import type { StageMessage } from '../../model/stage-protocol.ts';
import { createListener, type Scene } from './listener.ts';

/** A window of which the test says how fast it draws, and a scene whose screen it gives when it likes. */
function stageOne() {
  const got: StageMessage[] = [];
  let waiting = 0;
  let isDropped = false;
  const screens: ((text: string) => void)[] = [];
  const scene: Scene = {
    settle: () => undefined,
    state: () => ({ type: 'state', chapter: 'c', acts: {}, columns: 88, rows: 24 }),
    screen: () => new Promise((resolve) => screens.push(resolve)),
    outputs: (ids) => Object.fromEntries(ids.map((id) => [id, `output of ${id}`])),
  };
  const peer = {
    send: (message: string) => void got.push(JSON.parse(message) as StageMessage),
    waiting: () => waiting,
    drop: () => {
      isDropped = true;
    },
  };
  const draw = async (text: string) => {
    screens.shift()?.(text);
    await new Promise((done) => setImmediate(done));
  };
  return {
    listener: createListener(peer, scene),
    got,
    draw,
    isDropped: () => isDropped,
    setWaiting: (bytes: number) => {
      waiting = bytes;
    },
  };
}

const text = (data: string, id?: string) => ({ type: 'text', data, ...(id && { id }) }) as const;
const long = 'x'.repeat(400_000);

describe('a window', () => {
  it('is told how everything is, then what happened while that was made', async () => {
    const { listener, got, draw } = stageOne();
    void listener.refresh();
    listener.tell(text('after'));
    listener.tell({ type: 'start', id: 'one' });
    expect(got).toEqual([]);
    await draw('before');
    expect(got).toMatchObject([
      { type: 'state', screen: 'before', n: 1 },
      { type: 'text', data: 'after', n: 2 },
      { type: 'start', id: 'one' },
    ]);
  });

  it('gets no more text than it draws, but all else; and when it has drawn, one screen', async () => {
    const { listener, got, draw } = stageOne();
    for (let count = 0; count < 10; count++) listener.tell(text(long, 'flood'));
    listener.tell({ type: 'busy' });
    expect(got.map(({ type }) => type)).toEqual(['text', 'text', 'busy']);
    listener.seen(1);
    expect(got).toHaveLength(3);
    listener.seen(2);
    listener.tell(text('later', 'flood'));
    await draw('the screen');
    expect(got.slice(3)).toEqual([
      { type: 'screen', data: 'the screen', outputs: { flood: 'output of flood' }, n: 3 },
      { type: 'text', data: 'later', id: 'flood', n: 4 },
    ]);
  });

  it('that draws nothing gets nothing more, whatever comes', async () => {
    const { listener, got } = stageOne();
    for (let count = 0; count < 1000; count++) listener.tell(text(long));
    expect(got).toHaveLength(2);
  });

  it('that says it has drawn what it never got gains nothing', () => {
    const { listener, got } = stageOne();
    listener.tell(text(long));
    listener.seen(1_000);
    for (let count = 0; count < 10; count++) listener.tell(text(long));
    expect(got).toHaveLength(2);
  });

  it('gets no text while much of its connection waits, and is let go when far too much does', () => {
    const { listener, got, setWaiting, isDropped } = stageOne();
    setWaiting(2_000_000);
    listener.tell(text('a'));
    expect(got).toEqual([]);
    setWaiting(9_000_000);
    listener.tell({ type: 'busy' });
    expect(got).toEqual([]);
    expect(isDropped()).toBe(true);
  });

  it('keeps little while its screen is made, and gets another one when that was not enough', async () => {
    const { listener, got, draw } = stageOne();
    void listener.refresh();
    for (let count = 0; count < 10; count++) listener.tell(text(long, 'flood'));
    await draw('first');
    expect(got.map(({ type }) => type)).toEqual(['state']);
    await draw('second');
    expect(got.slice(1)).toMatchObject([{ type: 'screen', data: 'second', outputs: { flood: 'output of flood' } }]);
  });
});

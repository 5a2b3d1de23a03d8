import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMessenger } from './messenger.ts';
import { askLine } from './shell.ts';

const nonce = '0123456789ab';
const line = 'a line\n';
const question = (number: number) => askLine(nonce, number);

/** A messenger, and what its shell is told. */
function open(isWanted = () => true) {
  const told: string[] = [];
  let lost = 0;
  const messenger = createMessenger({
    nonce,
    host: { terminal: () => ({ tell: (text) => void told.push(text) }), ready: async () => undefined },
    isWanted,
    onLost: () => {
      lost += 1;
    },
  });
  return { messenger, told, lost: () => lost };
}

describe('a messenger', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks a shell that does not begin, and tells a line again when the answer comes without its beginning', () => {
    const { messenger, told } = open();
    messenger.deliver(line);
    vi.advanceTimersByTime(500);
    expect(told).toEqual([line, question(1)]);
    messenger.hear({ kind: 'here', value: 1 });
    expect(told).toEqual([line, question(1), line]);
  });

  it('never tells a line again that has begun', () => {
    const { messenger, told } = open();
    messenger.deliver(line);
    vi.advanceTimersByTime(500);
    messenger.hear({ kind: 'begin', value: 1 });
    messenger.hear({ kind: 'here', value: 1 });
    vi.advanceTimersByTime(100_000);
    expect(told).toEqual([line, question(1)]);
  });

  it('takes no answer to a question that was asked before the line', () => {
    const { messenger, told } = open();
    messenger.deliver(line);
    vi.advanceTimersByTime(1_500);
    messenger.hear({ kind: 'here', value: 1 });
    messenger.hear({ kind: 'here', value: 2 });
    expect(told).toEqual([line, question(1), question(2), line]);
  });

  it('asks again and again, for questions are lost like lines', () => {
    const { messenger, told } = open();
    messenger.deliver(line);
    vi.advanceTimersByTime(3_500);
    expect(told).toEqual([line, question(1), question(2), question(3)]);
  });

  it('tells another shell what the one before has not begun', async () => {
    const { messenger, told } = open();
    messenger.deliver(line);
    messenger.hear({ kind: 'exit', value: 137 });
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([line, line]);
  });

  it('holds back what may only come once the line has begun, and drops it with the line', () => {
    const { messenger } = open();
    const done: string[] = [];
    messenger.whenBegun(() => done.push('before'));
    messenger.deliver(line);
    messenger.whenBegun(() => done.push('then'));
    expect(done).toEqual(['before']);
    messenger.hear({ kind: 'begin', value: 1 });
    expect(done).toEqual(['before', 'then']);
    messenger.deliver(line);
    messenger.whenBegun(() => done.push('never'));
    messenger.settle();
    messenger.hear({ kind: 'begin', value: 1 });
    expect(done).toEqual(['before', 'then']);
  });

  it('gives a line up that is not wanted any more, or is lost over and over', () => {
    const unwanted = open(() => false);
    unwanted.messenger.deliver(line);
    vi.advanceTimersByTime(500);
    unwanted.messenger.hear({ kind: 'here', value: 1 });
    expect([unwanted.told, unwanted.lost(), unwanted.messenger.isWaiting()]).toEqual([[line, question(1)], 1, false]);

    const cursed = open();
    cursed.messenger.deliver(line);
    for (let number = 1; number <= 100; number++) {
      vi.advanceTimersByTime(500);
      cursed.messenger.hear({ kind: 'here', value: number });
    }
    expect([cursed.told.filter((text) => text === line).length, cursed.lost()]).toEqual([8, 1]);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { readCast } from './cast.ts';
import { createPlayback, type Playback, type Position } from './playback.ts';

const cast = readCast(
  [
    '{"version": 3, "term": {"cols": 88, "rows": 24}}',
    '[1, "o", "a"]',
    '[0.5, "o", "b"]',
    '[0.5, "r", "100x30"]',
    '[0, "o", "c"]',
    '[2, "o", "d"]',
  ].join('\n'),
);

describe('playing a cast', () => {
  let time = 0;
  let frames: (() => void)[] = [];
  let shown = '';
  let sizes: string[] = [];
  let heard: Position[] = [];
  let playback: Playback;

  beforeEach(() => {
    time = 0;
    frames = [];
    shown = '';
    sizes = [];
    heard = [];
    const screen = {
      write(data: string, done?: () => void) {
        shown = data.includes('\u001bc') ? '' : shown + data;
        done?.();
      },
      resize: ({ columns, rows }: { columns: number; rows: number }) => void sizes.push(`${columns}x${rows}`),
    };
    const ticker = {
      now: () => time,
      next(frame: () => void) {
        frames.push(frame);
        return () => {
          frames = frames.filter((each) => each !== frame);
        };
      },
    };
    playback = createPlayback(cast, screen, ticker, (position) => heard.push(position));
  });

  /** Lets time pass, a frame each 100 ms. */
  function pass(milliseconds: number): void {
    for (const end = time + milliseconds; time < end; ) {
      time += 100;
      for (const frame of frames.splice(0)) frame();
    }
  }

  test('prints each thing at its time, and ends by itself', () => {
    playback.play();
    expect(shown).toBe('');
    pass(1200);
    expect([shown, sizes]).toEqual(['a', []]);
    pass(1000);
    expect([shown, sizes]).toEqual(['abc', ['100x30']]);
    pass(2000);
    expect(shown).toBe('abcd');
    expect(heard.at(-1)).toEqual({ at: 4, playing: false, ended: true, speed: 1 });
    expect(frames).toEqual([]);
  });

  test('pauses, and plays on from there', () => {
    playback.play();
    pass(1200);
    playback.pause();
    pass(5000);
    expect([shown, playback.position().playing]).toEqual(['a', false]);
    playback.play();
    pass(500);
    expect(shown).toBe('ab');
  });

  test('twice as fast, four times as fast', () => {
    playback.setSpeed(4);
    playback.play();
    pass(600);
    expect(shown).toBe('abc');
  });

  test('goes forward and back to a time without playing', () => {
    playback.seek(2);
    expect([shown, playback.position()]).toEqual(['abc', { at: 2, playing: false, ended: false, speed: 1 }]);
    playback.seek(1.2);
    expect([shown, sizes]).toEqual(['a', ['100x30', '88x24']]);
    playback.seek(-1);
    expect(shown).toBe('');
    playback.seek(99);
    expect([shown, playback.position().ended]).toEqual(['abcd', true]);
  });

  test('goes back while it plays, and plays on', () => {
    playback.play();
    pass(2200);
    playback.seek(1);
    expect([shown, playback.position().playing]).toEqual(['a', true]);
    pass(600);
    expect(shown).toBe('ab');
  });

  test('begins again after the end', () => {
    playback.seek(4);
    playback.play();
    expect(shown).toBe('');
    pass(1100);
    expect(shown).toBe('a');
  });

  test('while the page is hidden, nothing is played', () => {
    playback.play();
    time += 60_000;
    for (const frame of frames.splice(0)) frame();
    expect(playback.position().at).toBe(0.25);
  });

  test('a cast without events is at its end', () => {
    const empty = createPlayback(
      readCast(''),
      { write: () => {}, resize: () => {} },
      { now: () => 0, next: () => () => {} },
      () => {},
    );
    expect(empty.position().ended).toBe(true);
  });
});

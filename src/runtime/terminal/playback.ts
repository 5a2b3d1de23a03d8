import type { Cast } from './cast.ts';
import type { Screen } from './screen.ts';

/** Where the time comes from: a browser's frames, or a test. */
export interface Ticker {
  /** In milliseconds. */
  now(): number;
  /** Calls once, at the next frame; gives what takes that back. */
  next(frame: () => void): () => void;
}

/** How far a recording is played. */
export interface Position {
  /** In seconds, from 0 to the duration. */
  readonly at: number;
  readonly playing: boolean;
  readonly ended: boolean;
  readonly speed: number;
}

export interface Playback {
  readonly position: () => Position;
  /** Plays on, from the start when it is at the end. */
  readonly play: () => void;
  readonly pause: () => void;
  /** Shows the screen as it was at a time, and stays as it was: playing or not. */
  readonly seek: (at: number) => void;
  readonly setSpeed: (speed: number) => void;
}

/** A frame that was long in coming: the page was hidden, and what nobody saw has not been played. */
const longestFrame = 250;
/** Empties a terminal, in order with what is written. */
const emptied = '\u001bc';

/** Plays a cast on a screen. `changed` hears of each frame, and of everything else that moves the position. */
export function createPlayback(
  { events, duration, columns, rows }: Cast,
  screen: Pick<Screen, 'write' | 'resize'>,
  ticker: Ticker,
  changed: (position: Position) => void,
): Playback {
  let at = 0;
  let done = 0;
  let speed = 1;
  let last = 0;
  let stop: (() => void) | undefined;

  const position = (): Position => ({ at, playing: stop !== undefined, ended: at >= duration, speed });

  /** Shows what happened until now, as few writes as can be. */
  const show = (before = '') => {
    let data = before;
    for (let event = events[done]; event && event.at <= at; event = events[done]) {
      done++;
      if ('data' in event) data += event.data;
      else {
        const size = event;
        screen.write(data, () => screen.resize(size));
        data = '';
      }
    }
    if (data) screen.write(data);
  };
  const move = (to: number) => {
    const target = Math.min(Math.max(0, to), duration);
    const back = target < at;
    at = target;
    if (back) {
      done = 0;
      screen.write(emptied, () => screen.resize({ columns, rows }));
    }
    show();
  };
  const frame = () => {
    const now = ticker.now();
    stop = ticker.next(frame);
    move(at + (Math.min(now - last, longestFrame) / 1000) * speed);
    last = now;
    if (at >= duration) halt();
    changed(position());
  };
  const halt = () => {
    stop?.();
    stop = undefined;
  };

  return {
    position,
    play() {
      if (stop) return;
      if (at >= duration) move(0);
      last = ticker.now();
      stop = ticker.next(frame);
      show();
      changed(position());
    },
    pause() {
      if (!stop) return;
      halt();
      changed(position());
    },
    seek(to) {
      move(to);
      if (at >= duration) halt();
      changed(position());
    },
    setSpeed(next) {
      speed = next;
      changed(position());
    },
  };
}

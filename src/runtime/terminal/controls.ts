import { copyText } from '../copy.ts';
import { el, icon } from '../dom.ts';
import type { Playback, Position } from './playback.ts';
import type { PlayerWords } from './words.ts';

const paths = {
  play: 'M7 4v16l13-8z',
  pause: 'M8 5v14M16 5v14',
  again: 'M5 5v14M19 5v14L9 12z',
  end: 'M19 5v14M5 5v14l10-7z',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
};
const speeds = [1, 2, 4];

/** What the bar of a terminal shows while it holds a recording. */
export interface Controls {
  show(position: Position): void;
  /** Shows the bar as it was. */
  close(): void;
}

/** What the bar needs of its player. */
export interface Controlled {
  readonly playback: Pick<Playback, 'seek' | 'setSpeed' | 'position'>;
  /** In seconds. */
  readonly duration: number;
  /** Nothing moves: there is neither speed nor pause. */
  readonly still: boolean;
  toggle(): void;
  /** What is copied: everything that was printed, as it stood in the end. */
  text(): Promise<string>;
  announce(sentence: string): void;
}

/** Puts the controls of a recording into the bar of its terminal, after « Rejouer », which becomes pause and back. */
export function createControls(bar: HTMLElement, words: PlayerWords, player: Controlled): Controls {
  const { playback, duration } = player;
  const given = bar.querySelector<HTMLElement>('.terminal-play');
  const play =
    given ?? el('button', { type: 'button', class: 'terminal-button terminal-play', onclick: () => player.toggle() });
  const button = (name: string, path: string, onclick: () => void) =>
    el('button', { type: 'button', class: 'terminal-button', 'aria-label': name, title: name, onclick }, icon(path));

  const speed = el('button', { type: 'button', class: 'terminal-button terminal-speed' });
  speed.addEventListener('click', () => {
    const next = speeds.indexOf(playback.position().speed) + 1;
    playback.setSpeed(speeds[next % speeds.length] ?? 1);
  });
  const place = el('input', {
    type: 'range',
    class: 'terminal-place',
    min: 0,
    max: Math.max(duration, 0.1),
    step: Math.max(duration / 40, 0.1),
    'aria-label': words.place,
    title: words.place,
  });
  place.addEventListener('input', () => {
    // Steps seldom end where the recording does.
    const last = Number(place.value) + Number(place.step) > Number(place.max);
    playback.seek(last ? duration : Number(place.value));
  });
  // After a press, the keys are for the slides again.
  place.addEventListener('pointerup', () => place.blur());
  const copy = button(words.copy, paths.copy, async () => {
    const done = await copyText(await player.text(), copy);
    const sentence = done ? words.copied : words.copyFailed;
    player.announce(sentence);
    copy.dataset['said'] = sentence;
    setTimeout(() => delete copy.dataset['said'], 1600);
  });
  const group = el(
    'span',
    { class: 'terminal-controls', role: 'group', 'aria-label': words.controls },
    ...(player.still ? [] : [speed]),
    button(words.again, paths.again, () => playback.seek(0)),
    place,
    button(words.end, paths.end, () => playback.seek(duration)),
    copy,
  );
  const now = el('span', { class: 'terminal-now', 'aria-hidden': true });
  if (!given) bar.prepend(play);
  play.after(group);
  bar.append(now);

  return {
    show({ at, playing, ended, speed: times }) {
      labelPlay(play, playing ? 'pause' : 'play', playing ? words.pause : at > 0 && !ended ? words.goOn : words.play);
      speed.textContent = `${times}×`;
      speed.setAttribute('aria-label', words.speed(times));
      speed.title = words.speed(times);
      place.value = String(ended ? place.max : at);
      const second = ended ? Math.ceil(duration) : Math.floor(at);
      const text = words.placeOf(second, Math.ceil(duration));
      if (place.getAttribute('aria-valuetext') !== text) place.setAttribute('aria-valuetext', text);
      const told = words.now(second, Math.ceil(duration));
      if (now.textContent !== told) now.textContent = told;
    },
    close() {
      for (const element of [group, now]) element.remove();
      if (given) labelPlay(play, 'play', words.play);
      else play.remove();
    },
  };
}

function labelPlay(button: HTMLElement, path: 'play' | 'pause', label: string): void {
  if (button.textContent === label) return;
  button.replaceChildren(icon(paths[path]), el('span', {}, label));
}

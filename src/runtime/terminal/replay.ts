import type { DeckContext } from '../context.ts';
import { el, prefersStillness } from '../dom.ts';
import { isScrolling } from '../slides.ts';
import { readCast } from './cast.ts';
import { createControls } from './controls.ts';
import { finalText } from './final-text.ts';
import { createPlayback, type Position } from './playback.ts';
import { roomFor } from './room.ts';
import { createScreen } from './screen.ts';
import type { PlayerWords } from './words.ts';

/** A recording that is shown in its terminal. */
export interface ShownReplay {
  /** Plays, or pauses. */
  toggle(): void;
  pause(): void;
  /** Shows the output again, as the page holds it. */
  close(): void;
}

/** A terminal of the page: its bar, and its output as text, which stays for screen readers and for paper. */
export interface TerminalPlace {
  readonly figure: HTMLElement;
  readonly bar: HTMLElement;
  readonly output: HTMLElement | null;
}

/** Shows a cast in its terminal, in the place of the output, at its beginning. */
export function showReplay(
  { figure, bar, output }: TerminalPlace,
  cast: string,
  { deck, announce }: DeckContext,
  words: PlayerWords,
): ShownReplay {
  const session = readCast(cast);
  const { columns, rows, duration } = session;
  const still = prefersStillness();
  const box = el('div', { class: 'terminal-replay' });
  const host = el('div');
  box.append(host);
  const size = takeLook(box, output);
  figure.dataset['replay'] = 'shown';
  if (output) output.after(box);
  else figure.append(box);
  const screen = createScreen(host, { columns, rows, label: words.screen, ...size });
  const { paddingTop, paddingBottom } = getComputedStyle(box);
  // On a phone slides grow; something of the page must be left to touch.
  const most = isScrolling() ? innerHeight * 0.6 : 900;
  const room = Math.max(Number.parseFloat(box.style.minHeight) || 0, roomFor(box, most, deck));
  screen.fit(room - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom));

  const length = new ResizeObserver(() => nameRegion(host, words.screen));
  for (const element of [host, ...host.children]) length.observe(element);

  let ended = false;
  const changed = (position: Position) => {
    figure.dataset['replay'] = position.ended ? 'ended' : 'shown';
    controls.show(position);
    if (position.ended && !ended) announce(words.ended);
    ended = position.ended;
  };
  const ticker = {
    now: () => performance.now(),
    next(frame: () => void) {
      const waiting = requestAnimationFrame(frame);
      return () => cancelAnimationFrame(waiting);
    },
  };
  const playback = createPlayback(session, screen, ticker, changed);
  const toggle = () => {
    if (playback.position().playing) playback.pause();
    else if (still) playback.seek(duration);
    else playback.play();
  };
  const text = () => finalText(session);
  const controls = createControls(bar, words, { playback, duration, text, still, toggle, announce });

  return {
    toggle,
    pause: playback.pause,
    close() {
      playback.pause();
      controls.close();
      length.disconnect();
      screen.dispose();
      box.remove();
      delete figure.dataset['replay'];
    },
  };
}

/** The room and the letters of the output, so that nothing moves when the recording takes its place. */
function takeLook(box: HTMLElement, output: HTMLElement | null): { fontSize?: number; leastFontSize?: number } {
  if (!output) return {};
  // Hidden, it would still be somewhere for the keyboard to go.
  for (const attribute of ['tabindex', 'role', 'aria-label', 'data-estrade-region']) output.removeAttribute(attribute);
  const { padding } = getComputedStyle(output);
  box.style.padding = padding;
  box.style.minHeight = `${output.offsetHeight}px`;
  const fontSize = Number.parseFloat(getComputedStyle(output.firstElementChild ?? output).fontSize);
  // Slides on a phone are small already: what is wider scrolls sideways, as the output does.
  return { fontSize, leastFontSize: isScrolling() ? fontSize * 0.85 : Math.min(fontSize, 12) };
}

/** What scrolls can be reached and scrolled by keyboard, as code that is too long: see `regions.ts`. */
function nameRegion(host: HTMLElement, name: string): void {
  const scrolls = host.scrollHeight > host.clientHeight + 1 || host.scrollWidth > host.clientWidth + 1;
  const attributes = { tabindex: '0', role: 'group', 'aria-label': name, 'data-estrade-region': 'true' };
  for (const [attribute, value] of Object.entries(attributes)) {
    if (scrolls) host.setAttribute(attribute, value);
    else host.removeAttribute(attribute);
  }
}

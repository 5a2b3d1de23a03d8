import { el } from './dom.ts';
import type { Labels } from './labels.ts';
import type { SpeakerPage } from './speaker-page.ts';
import { recall, remember } from './store.ts';
import { clockText, elapsedAt, paceAt, readWatch, type Stopwatch, stopped, toggleWatch } from './timing.ts';

/** The time of day, the time gone (kept over a reload of the window), and how it stands against the plan. */
export function runClock(
  page: SpeakerPage,
  labels: Labels,
  plan: readonly number[],
  minutes: number | undefined,
): { at: (slide: number, moved: boolean) => void } {
  const key = `estrade-watch-${location.pathname}`;
  const total = minutes === undefined ? plan.reduce((sum, seconds) => sum + seconds, 0) : minutes * 60;
  const time = el('b');
  const gone = el('b', { class: 'estrade-gone' });
  const pace = el('p', { class: 'estrade-pace' });
  const switcher = el('button', { type: 'button' });
  const reset = el('button', { type: 'button' }, labels.reset);
  page.bar.append(
    el('p', {}, el('small', {}, labels.clock), time),
    el(
      'p',
      {},
      el('small', {}, labels.elapsed),
      gone,
      total > 0 ? el('span', {}, ` / ${clockText(total)} ${labels.planned}`) : '',
    ),
    pace,
    el('div', {}, switcher, reset),
  );

  let watch = readWatch(recall('session', key));
  let slide = 0;
  const tick = () => {
    const seconds = elapsedAt(watch, Date.now()) / 1000;
    time.textContent = new Date().toLocaleTimeString(document.documentElement.lang || undefined, {
      hour: '2-digit',
      minute: '2-digit',
    });
    gone.textContent = clockText(seconds);
    switcher.textContent = watch.since === undefined ? labels.start : labels.pause;
    const standing = paceAt(plan, slide, seconds);
    const started = seconds > 0;
    pace.hidden = !standing || !started;
    if (!standing || !started) return;
    pace.dataset['pace'] = standing.state;
    pace.textContent =
      standing.state === 'onTime' ? labels.onTime : labels[standing.state](clockText(standing.seconds));
  };
  const set = (next: Stopwatch) => {
    watch = next;
    remember('session', key, JSON.stringify(watch));
    tick();
  };
  const toggle = () => set(toggleWatch(watch, Date.now()));
  switcher.addEventListener('click', toggle);
  reset.addEventListener('click', () => set(stopped));
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() === 't' && !event.ctrlKey && !event.metaKey && !event.altKey) toggle();
  });
  tick();
  setInterval(tick, 500);

  return {
    at(index, moved) {
      slide = index;
      // The talk begins when the first slide is left, not when the window is opened.
      if (moved && watch.since === undefined && watch.counted === 0) toggle();
      tick();
    },
  };
}

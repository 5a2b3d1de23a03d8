import { el } from '../dom.ts';
import { barButton, barOf } from './bar.ts';
import { type ActView, isBusy, type StageContext } from './context.ts';
import { createPane, type Pane } from './pane.ts';
import { isWithinLine, plainOutput } from './plain.ts';
import { replayOf } from './replay.ts';
import { statusText } from './status.ts';

/** A question stands there for so long, in milliseconds, before the page says how to answer it. */
const patience = 1000;

/** A snippet on its slide: its buttons, its state, and what it prints. */
export function snippetView(element: HTMLElement, id: string, context: StageContext): ActView | undefined {
  const figure = element.querySelector<HTMLElement>('.terminal');
  if (!figure) return undefined;
  const { labels, lang, send, busy } = context;
  const act = () => context.act(id);
  let before = 'idle';
  let pane: Pane | undefined;
  let since = 0;

  /** Another snippet runs, on a slide that is not seen: nothing else there would say why this one cannot. */
  const isHeldUp = () => {
    const { running } = busy();
    if (running === undefined || running === id) return false;
    const other = document.querySelector(`.slides [data-snippet="${CSS.escape(running)}"]`);
    return other !== null && other.closest('section') !== element.closest('section');
  };
  const runs = () => /running|background/.test(act().state) || busy().running === id;
  const bar = barOf(figure);
  const state = el('span', { class: 'terminal-state stage-state' });
  const run = barButton('terminal-run', 'play', labels.run, () => (runs() ? send({ type: 'stop', id }) : start()));
  const prepare = barButton('terminal-prepare', undefined, labels.prepare, () => send({ type: 'prepare', id }));
  const replay = replayOf(element);
  const again = barButton('terminal-again', 'again', labels.replay, () => {
    dropPane();
    void replay?.open();
  });
  const start = () => {
    replay?.close();
    send({ type: 'run', id });
  };
  const free = barButton('terminal-free', 'stop', labels.stopOther, () => send({ type: 'stop' }));
  if (context.acts) bar.prepend(run.element, prepare.element, again.element, free.element);
  bar.append(state);
  figure.classList.add('is-live');

  const dropPane = () => {
    pane?.dispose();
    pane = undefined;
  };
  const takesKeys = () => context.acts && act().state === 'running';
  /** A terminal is made once its slide is shown and there is something to show: chapters have many. */
  const ready = (): Pane | undefined => {
    const { output, state: now } = act();
    if (pane || figure.offsetWidth === 0 || (output === '' && now !== 'running')) return pane;
    pane = createPane(figure, {
      ...context,
      ...context.size,
      label: labels.output,
      typed: (data) => send({ type: 'keys', data }),
      left: () => run.element.focus(),
    });
    if (output) pane.screen.write(output);
    return pane;
  };
  const tick = () => {
    const isRunning = act().state === 'running';
    figure.classList.toggle('is-asking', isRunning && Date.now() - since > patience && isWithinLine(act().output));
    if (!isRunning) return;
    state.textContent = statusText({ ...act(), milliseconds: Date.now() - since }, lang, labels);
  };
  const draw = () => {
    const isPreparing = busy().preparing === id;
    const waits = isPreparing || act().state === 'waiting';
    const now = act();
    element.dataset['state'] = waits ? 'waiting' : now.state;
    const isHeld = !isPreparing && !runs() && isHeldUp();
    state.textContent = isPreparing ? `… ${labels.preparing}` : isHeld ? labels.busy : statusText(now, lang, labels);
    state.title = now.state === 'failed' ? (now.reason ?? '') : '';
    run.say(runs() ? 'stop' : 'play', runs() ? labels.stop : labels.run);
    run.set(true, !runs() && isBusy(context));
    prepare.set(now.state === 'idle' && context.hasEarlier(id), isBusy(context));
    again.set(now.state === 'failed' && replay !== undefined);
    free.set(isHeld);
    tick();
  };
  const timer = setInterval(tick, 500);

  return {
    id,
    element,
    show(fresh) {
      const now = act();
      const ended = before === 'running' && now.state !== 'running';
      const hadKeys = pane?.hasFocus() ?? false;
      if (now.state === 'running' && (fresh || before !== 'running')) since = Date.now() - (now.milliseconds ?? 0);
      before = now.state;
      if (fresh) {
        replay?.close();
        if (now.state === 'idle') dropPane();
        pane?.screen.reset();
        if (now.output) pane?.screen.write(now.output);
      }
      ready()?.takeKeys(takesKeys());
      draw();
      // The keyboard goes where the next step is; not to the slides, which would take what is still typed.
      if (ended && hadKeys) run.element.focus();
      if (ended || (fresh && now.output)) showText(figure, now.output);
    },
    write(data, drawn) {
      const known = pane !== undefined;
      const shown = ready();
      if (!shown) return false;
      // A terminal that was made just now was given everything.
      if (known) shown.screen.write(data, drawn);
      else drawn();
      return true;
    },
    reveal() {
      ready()?.takeKeys(takesKeys());
      draw();
    },
    room() {
      const shown = pane;
      if (!shown || figure.offsetWidth === 0) return undefined;
      const grows = act().state === 'running';
      return { box: shown.box, grows, since, take: (height) => shown.screen.fit(height) };
    },
    dispose() {
      clearInterval(timer);
      dropPane();
    },
  };
}

/** What readers and paper get: the last output, as text. */
function showText(figure: HTMLElement, output: string): void {
  const samp = figure.querySelector('.terminal-screen samp');
  if (samp) samp.textContent = plainOutput(output);
}

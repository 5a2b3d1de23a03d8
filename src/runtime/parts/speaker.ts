import { greet, type Order, onGreeting, type Place, type StateMessage } from '../channel.ts';
import type { PageConfig } from '../config.ts';
import type { Labels } from '../labels.ts';
import { slideNotes, slidesByPlace } from '../notes.ts';
import { offer } from '../parts.ts';
import { slideTitle } from '../slides.ts';
import { runClock } from '../speaker-clock.ts';
import { speakerPage } from '../speaker-page.ts';
import { planSlides } from '../timing.ts';

const patience = 2500;

/**
 * The speaker view: the same page, opened with `?orateur`. It holds its own copy of the slides (for
 * notes and titles), two previews of the page in frames, and a channel to the deck that opened it.
 */
function runSpeaker(config: PageConfig, labels: Labels): void {
  const slides = slidesByPlace(document, config.reveal['showHiddenSlides'] === true);
  const all = slides.flat();
  const send = (order: Order) => deck?.postMessage(order);
  const page = speakerPage(config, labels, send);
  const plan = planSlides(all.map(timingOf), config.minutes);
  const clock = runClock(page, labels, plan, config.minutes);

  let deck: MessagePort | undefined;
  let heard = 0;
  let state: StateMessage | undefined;
  const previews = new Map<'current' | 'next', MessagePort>();

  const showPreviews = (place: Place) => {
    previews
      .get('current')
      ?.postMessage({ do: 'go', ahead: false, h: place.h, v: place.v, f: place.f } satisfies Order);
    previews.get('next')?.postMessage({ do: 'go', ahead: true, h: place.h, v: place.v, f: place.f } satisfies Order);
  };
  const show = (next: StateMessage) => {
    const moved = state !== undefined && !samePlace(state, next);
    const section = slides[next.h]?.[next.v];
    if (!state || moved) {
      const index = section ? all.indexOf(section) : 0;
      page.showSlide(
        labels.slideOf(index + 1, all.length),
        section ? slideTitle(section) : '',
        section ? slideNotes(section) : [],
      );
      clock.at(index, moved);
      showPreviews(next);
    }
    page.showPaused(next.paused);
    page.showEnd(next.last);
    state = next;
  };

  onGreeting(
    (source) => page.frames.some((frame) => frame.contentWindow === source),
    (port, source) => {
      const which = page.frames[0]?.contentWindow === source ? 'current' : 'next';
      previews.set(which, port);
      port.onmessage = ({ data }) => {
        const place = data as StateMessage;
        const section = slides[place.h]?.[place.v];
        if (which === 'next' && section) page.showNextTitle(slideTitle(section));
      };
      if (state) showPreviews(state);
    },
  );

  // A deck that was reloaded does not know this window any more: greet again whenever it is silent.
  const keepInTouch = () => {
    const opener = window.opener as Window | null;
    if (!opener || opener.closed) return page.showStatus(labels.orphan);
    const silence = Date.now() - heard;
    if (silence < patience) return send({ do: 'report' });
    page.showStatus(labels.waiting);
    deck?.close();
    deck = greet(opener);
    deck.onmessage = ({ data }) => {
      heard = Date.now();
      page.showStatus('');
      show(data as StateMessage);
    };
  };
  keepInTouch();
  setInterval(keepInTouch, 1000);
}

function samePlace(a: Place, b: Place): boolean {
  return a.h === b.h && a.v === b.v && a.f === b.f;
}

function timingOf(section: HTMLElement): number | undefined {
  const seconds = Number.parseFloat(section.dataset['timing'] ?? '');
  return Number.isFinite(seconds) ? seconds : undefined;
}

offer('speaker', runSpeaker);

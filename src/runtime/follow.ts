import type { RevealApi } from 'reveal.js';
import { type Order, readOrder, type StateMessage } from './channel.ts';
import type { Actions } from './context.ts';
import { isAtEnd, slideSections } from './slides.ts';

const moments = ['slidechanged', 'fragmentshown', 'fragmenthidden', 'paused', 'resumed', 'overviewhidden'];

/** Lets another window drive this deck and hear of its moves through `port`; gives the function that ends it. */
export function follow(deck: RevealApi, port: MessagePort, actions: Actions): () => void {
  const report = () => port.postMessage(stateOf(deck));
  for (const moment of moments) deck.on(moment, report);
  port.onmessage = ({ data }) => {
    const order = readOrder(data);
    if (!order) return;
    obey(deck, order, actions);
    report();
  };
  report();
  return () => {
    for (const moment of moments) deck.off(moment, report);
    port.close();
  };
}

function stateOf(deck: RevealApi): StateMessage {
  const { h, v, f } = deck.getIndices();
  return { h: h ?? 0, v: v ?? 0, f, paused: deck.isPaused(), last: isAtEnd(deck) };
}

function toEnd(deck: RevealApi): void {
  const last = slideSections(document).at(-1);
  const { h, v } = deck.getIndices(last);
  deck.slide(h, v ?? 0);
}

function obey(deck: RevealApi, order: Order, actions: Actions): void {
  switch (order.do) {
    case 'next':
      return void (actions.next ? actions.next() : deck.next());
    case 'previous':
      return deck.prev();
    case 'first':
      return deck.slide(0, 0);
    case 'last':
      return toEnd(deck);
    case 'pause':
      return deck.togglePause();
    case 'go':
      // Without an `f` the fragments of the slide would stay as they are.
      deck.slide(order.h, order.v, order.f ?? -1);
      if (order.ahead) deck.next();
  }
}

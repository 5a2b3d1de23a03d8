import type { Terminal } from '@xterm/xterm';

/**
 * A terminal answers what programs ask it: where the cursor is, what it can do. A screen that only shows what a
 * terminal elsewhere printed must not: each window would answer once more, into the program's input.
 */
export function keepQuiet({ parser }: Terminal): void {
  const swallow = () => true;
  const reports = [
    { final: 'c' },
    { prefix: '>', final: 'c' },
    { prefix: '=', final: 'c' },
    { final: 'n' },
    { prefix: '?', final: 'n' },
    { prefix: '>', final: 'q' },
    { intermediates: '$', final: 'p' },
    { prefix: '?', intermediates: '$', final: 'p' },
    { final: 't' },
  ];
  for (const id of reports) parser.registerCsiHandler(id, swallow);
  parser.registerDcsHandler({ intermediates: '$', final: 'q' }, swallow);
  // Colours: setting them is as little wanted as telling them.
  for (const id of [4, 10, 11, 12, 52]) parser.registerOscHandler(id, swallow);
}

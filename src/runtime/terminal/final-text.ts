import { Terminal } from '@xterm/xterm';
import type { Cast } from './cast.ts';
import { textOf } from './screen.ts';

/** What a recorded terminal holds in the end, as plain lines: by one that nobody sees. */
export function finalText({ columns, rows, events }: Cast): Promise<string> {
  const terminal = new Terminal({ cols: columns, rows, scrollback: 5000, allowProposedApi: true });
  return new Promise((resolve) => {
    terminal.write(events.map((event) => ('data' in event ? event.data : '')).join(''), () => {
      resolve(textOf(terminal));
      terminal.dispose();
    });
  });
}

import { loadTerminal } from '../headless.ts';
import type { Size } from '../terminal.ts';

/** What a terminal shows, known without one. */
export interface Screen {
  write(text: string): void;
  resize(size: Size): void;
  /**
   * What it showed when this was called, as a text that draws it in a fresh terminal of the same size.
   *
   * @param lines how many it can be scrolled back at most
   */
  serialize(lines?: number): Promise<string>;
  close(): void;
}

export interface ScreenOptions {
  readonly size: Size;
  /** How many characters are yet to be read grew or fell. */
  readonly onAhead: (characters: number) => void;
}

/** How many lines it can be scrolled back. */
const scrollback = 5_000;

/** Makes a screen that nothing was written on. */
export async function createScreen({ size, onAhead }: ScreenOptions): Promise<Screen> {
  const Terminal = loadTerminal();
  const { SerializeAddon } = await import('@xterm/addon-serialize');
  const terminal = new Terminal({ cols: size.columns, rows: size.rows, scrollback, allowProposedApi: true });
  const serializer = new SerializeAddon();
  terminal.loadAddon(serializer);
  let ahead = 0;
  let isClosed = false;
  const waiting = new Set<(text: string) => void>();
  return {
    write(text) {
      if (isClosed) return;
      ahead += text.length;
      onAhead(ahead);
      terminal.write(text, () => {
        ahead -= text.length;
        onAhead(ahead);
      });
    },
    resize: ({ columns, rows }) => terminal.resize(columns, rows),
    serialize: (lines = scrollback) =>
      new Promise((resolve) => {
        if (isClosed) return resolve('');
        waiting.add(resolve);
        // It reads in order: at this place it has read all from before, and nothing from after.
        terminal.write('', () => {
          if (waiting.delete(resolve)) resolve(serializer.serialize({ scrollback: lines }));
        });
      }),
    close() {
      isClosed = true;
      terminal.dispose();
      // What is not read by now never is.
      for (const tell of waiting) tell('');
      waiting.clear();
    },
  };
}

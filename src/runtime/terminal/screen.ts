import { Terminal } from '@xterm/xterm';
import terminalStyle from '@xterm/xterm/css/xterm.css';
import { paletteAt } from './palette.ts';
import { keepQuiet } from './quiet.ts';
import screenStyle from './screen.css';
import { createWindow } from './window.ts';

export interface ScreenOptions {
  /** Size of the terminal that prints; what is shown of it depends on the room that it is given. */
  readonly columns: number;
  readonly rows: number;
  /** What screen readers call it. */
  readonly label: string;
  /** Largest size of its text, in the host's own pixels; smaller where the columns would not fit. */
  readonly fontSize?: number;
  /** Smallest size of its text; below, it scrolls sideways. */
  readonly leastFontSize?: number;
  /** Lines above the screen that can be scrolled back to. */
  readonly scrollback?: number;
}

/** A terminal's screen in the page: for what runs now, and for what was recorded. */
export interface Screen {
  /** Shows what a program printed; `done` once that is drawn, which is the time for more. */
  write(data: string, done?: () => void): void;
  /** Empties it. */
  reset(): void;
  /** What is typed or pasted into it; undefined: it takes no input, as in the beginning. */
  onKeys(listener: ((data: string) => void) | undefined): void;
  /** Another size of the terminal that prints. */
  resize(size: { readonly columns: number; readonly rows: number }): void;
  /**
   * Gives it room: it is as high as what it holds, at most `height` pixels, then it scrolls.
   * `whole`: it shows all its rows, as large as the room allows.
   */
  fit(height: number, whole?: boolean): void;
  /** How high it is now. */
  height(): number;
  focus(): void;
  /** Everything that it holds, as plain lines. */
  text(): string;
  dispose(): void;
}

/**
 * Puts a screen into `host`, which is empty, as wide as the text may be, and in the document.
 * Where the host is scaled (slides are), the screen undoes that and sets its text larger instead: its text is
 * sharp then, and the pointer is where it seems to be.
 */
export function createScreen(host: HTMLElement, options: ScreenOptions): Screen {
  putStyle();
  const { columns, rows, label, scrollback = 2000 } = options;
  host.classList.add('screen');
  const terminal = new Terminal({
    cols: columns,
    rows,
    scrollback,
    fontFamily: getComputedStyle(host).fontFamily,
    fontWeight: 500,
    fontWeightBold: 700,
    lineHeight: 1.12,
    theme: paletteAt(host),
    minimumContrastRatio: 4.5,
    cursorInactiveStyle: 'none',
    disableStdin: true,
    allowProposedApi: true,
    reflowCursorLine: false,
  });
  keepQuiet(terminal);
  const shown = createWindow(host, terminal, options);
  terminal.textarea?.setAttribute('aria-label', label);
  // A click into a screen that takes no input must not keep the keyboard from the page.
  if (terminal.textarea) terminal.textarea.disabled = true;
  let listener: ((data: string) => void) | undefined;
  terminal.onData((data) => listener?.(data));
  terminal.onBinary((data) => listener?.(data));
  readWhileFocused(terminal);
  const uncopy = copyAndPaste(terminal);

  // Colours may change with the theme: light or dark, by the reader's switch.
  const scheme = new MutationObserver(() => {
    terminal.options.theme = paletteAt(host);
  });
  scheme.observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] });

  return {
    write(data, done) {
      terminal.write(data, () => {
        shown.refresh();
        done?.();
      });
    },
    reset() {
      // In order with what is being written.
      terminal.write('\u001bc', shown.refresh);
    },
    onKeys(next) {
      listener = next;
      terminal.options.disableStdin = !next;
      if (!terminal.textarea) return;
      if (!next) terminal.textarea.blur();
      terminal.textarea.disabled = !next;
    },
    resize(size) {
      terminal.resize(size.columns, size.rows);
      shown.refresh();
    },
    fit: shown.fit,
    height: () => host.offsetHeight,
    focus: () => terminal.focus(),
    text: () => textOf(terminal),
    dispose() {
      scheme.disconnect();
      uncopy();
      shown.dispose();
      terminal.dispose();
      host.replaceChildren();
    },
  };
}

/** Screen readers hear what is typed and answered where they are; elsewhere, output would talk over everything. */
function readWhileFocused(terminal: Terminal): void {
  terminal.textarea?.addEventListener('focus', () => {
    terminal.options.screenReaderMode = true;
  });
  terminal.textarea?.addEventListener('blur', () => {
    terminal.options.screenReaderMode = false;
  });
}

/** Ctrl+C copies where something is selected, and Ctrl+V pastes, as everywhere else in a browser. */
function copyAndPaste(terminal: Terminal): () => void {
  terminal.attachCustomKeyEventHandler(({ type, key, ctrlKey, metaKey, altKey }) => {
    if (type !== 'keydown' || !(ctrlKey || metaKey) || altKey) return true;
    const letter = key.toLowerCase();
    return !(letter === 'v' || (letter === 'c' && terminal.hasSelection()));
  });
  // Where the screen has not the keyboard, the page's own selection is empty.
  const copy = (event: ClipboardEvent) => {
    if (event.defaultPrevented || !terminal.hasSelection() || !document.getSelection()?.isCollapsed) return;
    event.clipboardData?.setData('text/plain', terminal.getSelection());
    event.preventDefault();
  };
  document.addEventListener('copy', copy);
  return () => document.removeEventListener('copy', copy);
}

/** Everything that a terminal holds, as plain lines. */
export function textOf({ buffer: { active } }: Terminal): string {
  const lines: string[] = [];
  for (let row = 0; row < active.length; row++) {
    const line = active.getLine(row);
    if (!line) continue;
    const text = line.translateToString(!active.getLine(row + 1)?.isWrapped);
    if (line.isWrapped && lines.length > 0) lines[lines.length - 1] += text;
    else lines.push(text);
  }
  return lines.join('\n').trimEnd();
}

function putStyle(): void {
  if (document.querySelector('style[data-screen]')) return;
  const style = document.createElement('style');
  style.dataset['screen'] = '';
  style.textContent = terminalStyle + screenStyle;
  document.head.append(style);
}

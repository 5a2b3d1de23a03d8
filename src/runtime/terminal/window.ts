import type { Terminal } from '@xterm/xterm';

/** What is seen of a terminal: the lines that it holds, in a box that scrolls. */
export interface ScreenWindow {
  readonly refresh: () => void;
  readonly fit: (height: number, whole?: boolean) => void;
  readonly dispose: () => void;
}

interface WindowOptions {
  readonly fontSize?: number;
  readonly leastFontSize?: number;
}

/**
 * Opens a terminal in a box that is as high as its lines and scrolls by itself once they pass its room. A terminal
 * keeps its own number of rows, because programs count on them; the window shows some of them, the last ones
 * unless somebody scrolled back.
 */
export function createWindow(host: HTMLElement, terminal: Terminal, options: WindowOptions): ScreenWindow {
  const { fontSize: largest = 20, leastFontSize: least = 14 } = options;
  const length = document.createElement('div');
  const view = document.createElement('div');
  const lens = document.createElement('div');
  length.className = 'screen-length';
  view.className = 'screen-view';
  lens.className = 'screen-lens';
  view.append(lens);
  length.append(view);
  host.append(length);
  terminal.open(lens);

  let room = Number.POSITIVE_INFINITY;
  let isWhole = false;
  let cell = 0;
  let scale = 1;
  let pinned = true;
  let waiting = 0;

  const measure = () => {
    if (host.offsetWidth === 0) return;
    scale = host.getBoundingClientRect().width / host.offsetWidth || 1;
    const letter = letterOf(host);
    const wide = (host.clientWidth - 2) / (terminal.cols * letter.width);
    const high = room / (terminal.rows * letter.height * (terminal.options.lineHeight ?? 1)) - 0.5;
    const size = isWhole ? Math.max(8, Math.min(wide, high)) : Math.min(largest, Math.max(least, wide));
    terminal.options.fontSize = Math.floor(size * scale * 100) / 100;
    const screen = lens.querySelector<HTMLElement>('.xterm-screen');
    cell = (screen?.offsetHeight ?? 0) / terminal.rows / scale;
    view.style.width = `${(screen?.offsetWidth ?? 0) / scale}px`;
  };
  const draw = () => {
    waiting = 0;
    if (host.offsetWidth === 0) return;
    if (cell === 0) measure();
    if (cell === 0) return;
    const { lines, top } = linesOf(terminal);
    const total = isWhole ? top + terminal.rows : lines;
    const count = isWhole ? terminal.rows : Math.max(1, Math.min(total, terminal.rows, Math.floor(room / cell)));
    host.style.height = `${count * cell}px`;
    view.style.height = `${count * cell}px`;
    length.style.height = `${total * cell}px`;
    if (pinned) host.scrollTop = (total - count) * cell;
    show(pinned ? total - count : Math.round(host.scrollTop / cell), top);
  };
  /** Shows the lines from `first` on: as far as the terminal can scroll, then by what is cut off above. */
  const show = (first: number, top: number) => {
    const scrolled = Math.min(first, top);
    if (terminal.buffer.active.viewportY !== scrolled) terminal.scrollToLine(scrolled);
    lens.style.transform = `translateY(${-(first - scrolled) * cell}px) scale(${1 / scale})`;
  };
  const refresh = () => {
    waiting ||= requestAnimationFrame(draw);
  };
  const scrolled = () => {
    if (cell === 0) return;
    pinned = host.scrollTop + host.clientHeight >= host.scrollHeight - cell / 2;
    show(Math.round(host.scrollTop / cell), linesOf(terminal).top);
  };
  const again = () => {
    measure();
    refresh();
  };
  const fonts = () => {
    // Measured anew only when the font is another one.
    terminal.options.fontFamily = `${getComputedStyle(host).fontFamily}${terminal.options.fontFamily?.endsWith(' ') ? '' : ' '}`;
    again();
  };
  host.addEventListener('scroll', scrolled, { passive: true });
  view.addEventListener('wheel', (event) => ownWheel(event, terminal), { capture: true });
  const typed = terminal.onKey(() => {
    pinned = true;
    refresh();
  });
  const size = new ResizeObserver(again);
  size.observe(host);
  addEventListener('resize', again);
  document.fonts.addEventListener('loadingdone', fonts);
  void document.fonts.load(`500 20px ${getComputedStyle(host).fontFamily}`).then(fonts);

  return {
    refresh,
    fit(height, whole = false) {
      room = height;
      isWhole = whole;
      measure();
      draw();
    },
    dispose() {
      cancelAnimationFrame(waiting);
      typed.dispose();
      size.disconnect();
      removeEventListener('resize', again);
      document.fonts.removeEventListener('loadingdone', fonts);
    },
  };
}

/** How many lines there are to see, and how many of them stand above the terminal's own rows. */
function linesOf(terminal: Terminal): { readonly lines: number; readonly top: number } {
  const { active } = terminal.buffer;
  if (active.type === 'alternate') return { lines: terminal.rows, top: 0 };
  let last = terminal.rows - 1;
  const isEmpty = (row: number) => !active.getLine(active.baseY + row)?.translateToString(true);
  while (last >= 0 && isEmpty(last)) last--;
  // The line of the cursor is one, unless the output merely ended its last line.
  const focused = terminal.element?.classList.contains('focus') ?? false;
  const cursor = focused || active.cursorX > 0 ? active.cursorY : active.cursorY - 1;
  return { lines: active.baseY + Math.max(last, cursor) + 1, top: active.baseY };
}

/** The wheel scrolls the window, unless a program in full screen listens to it. */
function ownWheel(event: WheelEvent, { buffer, modes }: Terminal): void {
  if (buffer.active.type === 'normal' && modes.mouseTrackingMode === 'none') event.stopPropagation();
}

/** Size of a character for each pixel of the font's size. */
function letterOf(host: HTMLElement): { readonly width: number; readonly height: number } {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return { width: 0.6, height: 1.3 };
  context.font = `500 100px ${getComputedStyle(host).fontFamily}`;
  const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('W');
  return { width: width / 100 || 0.6, height: (fontBoundingBoxAscent + fontBoundingBoxDescent) / 100 || 1.3 };
}

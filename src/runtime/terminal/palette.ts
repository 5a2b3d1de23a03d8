import type { ITheme } from '@xterm/xterm';

/** The sixteen colours of a terminal, for dark ground; the theme's own where it has them. */
const colours = {
  background: 'var(--terminal)',
  foreground: 'var(--terminal-ink)',
  cursor: 'var(--terminal-brand)',
  cursorAccent: 'var(--terminal)',
  selectionBackground: 'color-mix(in srgb, var(--terminal-brand) 40%, var(--terminal))',
  black: 'var(--terminal-rule)',
  red: 'var(--terminal-bad)',
  green: 'var(--terminal-ok)',
  yellow: '#f0c674',
  blue: '#83b8ff',
  magenta: '#cbb2f2',
  cyan: 'var(--terminal-brand)',
  white: 'var(--terminal-ink)',
  brightBlack: 'var(--terminal-muted)',
  brightRed: '#ffab8c',
  brightGreen: '#a5e8ba',
  brightYellow: '#ffdf9e',
  brightBlue: '#aed0ff',
  brightMagenta: '#e0d0fb',
  brightCyan: '#9cdcf2',
  brightWhite: '#ffffff',
} satisfies ITheme;

/** The colours as they are where `host` stands: a terminal draws with plain colours, not with properties. */
export function paletteAt(host: HTMLElement): ITheme {
  const probe = document.createElement('span');
  host.append(probe);
  const resolved = Object.entries(colours).map(([name, colour]) => {
    probe.style.color = colour;
    return [name, plainColour(getComputedStyle(probe).color)];
  });
  probe.remove();
  return Object.fromEntries(resolved);
}

/** `color(srgb 0.1 0.2 0.3)`, which browsers answer for mixed colours, as `rgb(…)`. */
function plainColour(colour: string): string {
  const parts = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)/.exec(colour)?.slice(1);
  return parts ? `rgb(${parts.map((part) => Math.round(Number(part) * 255)).join(', ')})` : colour;
}

import { el } from '../dom.ts';

/** A large dot in the place of the mouse's arrow, seen from the last row. Clicks reach what is under it. */
export function makeLaser(): { toggle(on: boolean): void } {
  const dot = el('div', { class: 'estrade-laser', 'aria-hidden': 'true', hidden: true });
  const follow = ({ clientX, clientY }: PointerEvent) => {
    dot.hidden = false;
    dot.style.translate = `${clientX}px ${clientY}px`;
  };
  const hide = () => {
    dot.hidden = true;
  };
  return {
    toggle(on) {
      document.documentElement.classList.toggle('estrade-pointing', on);
      const change = on ? 'addEventListener' : 'removeEventListener';
      for (const moment of ['pointermove', 'pointerdown'] as const)
        document[change](moment, follow as EventListener, true);
      document.documentElement[change]('pointerleave', hide);
      if (on) document.body.append(dot);
      else dot.remove();
      hide();
    },
  };
}

const soon = 700;

/**
 * A terminal takes every key, Tab and Escape too: two Escapes, one soon after the other, are the way out. The first
 * one still goes to what runs in the terminal, as editors need it.
 */
export function onLeave(box: HTMLElement, leave: () => void): void {
  let last = Number.NEGATIVE_INFINITY;
  box.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') {
        last = Number.NEGATIVE_INFINITY;
        return;
      }
      if (event.repeat) return;
      const isSecond = event.timeStamp - last < soon;
      last = isSecond ? Number.NEGATIVE_INFINITY : event.timeStamp;
      if (!isSecond) return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    },
    true,
  );
}

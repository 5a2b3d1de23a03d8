import type { Behaviour } from './context.ts';

/** How long the pointer may rest before a term is explained, and be away before that ends. */
const delay = 220;

/**
 * Terms that explain themselves. A click, Enter and Space are the browser's own (`popovertarget`); the pointer
 * resting on a term and the focus of a keyboard show its text too, beside it. Escape closes it, and nothing else.
 */
export const terms: Behaviour = {
  name: 'terms',
  begin({ deck }) {
    let open: HTMLElement | undefined;
    let pinned = false;
    let timer: ReturnType<typeof setTimeout>;
    const buttonOf = (target: EventTarget | null) =>
      (target instanceof Element && target.closest<HTMLButtonElement>('button.term')) || undefined;
    const textOf = (button: HTMLButtonElement) => button.popoverTargetElement as HTMLElement | null;
    const belongs = (target: EventTarget | null) => {
      const button = buttonOf(target);
      return open && target instanceof Node && (open.contains(target) || (button && textOf(button) === open));
    };
    const close = () => open?.hidePopover();
    const show = (button: HTMLButtonElement) => {
      const text = textOf(button);
      if (text && text !== open) text.showPopover();
    };

    document.addEventListener('beforetoggle', onToggle, true);
    document.addEventListener('toggle', onToggle, true);
    function onToggle(event: Event) {
      const { target: text, newState } = event as ToggleEvent;
      if (!(text instanceof HTMLElement) || !text.matches('.term-text')) return;
      if (newState === 'open') {
        open = text;
        text.style.setProperty('--term-scale', String(Math.max(0.78, deck.getScale())));
        if (event.type === 'toggle') place(text);
      } else if (open === text) {
        open = undefined;
        pinned = false;
      }
    }

    document.addEventListener('pointerover', ({ target, pointerType }) => {
      if (pointerType === 'touch') return;
      clearTimeout(timer);
      const button = buttonOf(target);
      if (button) timer = setTimeout(show, open ? 0 : delay, button);
      else if (open && !pinned && !belongs(target)) timer = setTimeout(close, delay);
    });
    document.addEventListener('focusin', ({ target }) => {
      const button = buttonOf(target);
      if (button?.matches(':focus-visible')) show(button);
      else if (!belongs(target)) close();
    });
    // What is already shown stays at the first click: only the next one closes it.
    document.addEventListener(
      'click',
      (event) => {
        const button = buttonOf(event.target);
        // What the resting pointer was about to do is now the click's to decide.
        if (button) clearTimeout(timer);
        if (!button || !open || textOf(button) !== open || pinned) return;
        event.preventDefault();
        pinned = true;
      },
      true,
    );
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        close();
      },
      true,
    );
    deck.on('slidechanged', close);
    addEventListener('resize', close);
  },
};

/** Under its term, or over it where there is no room; never past the window's edge. */
function place(text: HTMLElement): void {
  const button = document.querySelector(`[popovertarget="${CSS.escape(text.id)}"]`);
  if (!button) return;
  const term = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = text;
  const below = term.bottom + 8;
  text.style.inset = 'auto';
  text.style.margin = '0';
  text.style.left = `${Math.max(12, Math.min(term.left - 12, innerWidth - width - 12))}px`;
  text.style.top = `${below + height < innerHeight - 8 ? below : Math.max(12, term.top - height - 8)}px`;
}

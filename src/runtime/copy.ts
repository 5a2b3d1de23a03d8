import type { Behaviour } from './context.ts';
import { el, icon } from './dom.ts';

const sheets = 'M9 9h11v11H9zM5 15H4V4h11v1';

/**
 * A copy button on every code block. It takes what a reader would type: prompts and outputs stay out.
 * One listener for the page, because scroll view rebuilds the slides from their HTML.
 */
export const copy: Behaviour = {
  name: 'copy',
  begin({ deck, labels, announce }) {
    const addButtons = () => {
      for (const code of document.querySelectorAll<HTMLElement>('.slides pre > code')) {
        const block = code.parentElement;
        if (!block || block.querySelector(':scope > .code-copy') || block.closest('aside.notes')) continue;
        // First in the block: from there the stylesheet can keep it in sight while the block scrolls.
        block.prepend(
          el(
            'button',
            { type: 'button', class: 'code-copy', 'aria-label': labels.copy, title: labels.copy },
            icon(sheets),
          ),
        );
      }
    };
    addButtons();
    deck.on('sync', addButtons);
    document.addEventListener('click', async ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('.code-copy') : null;
      const code = button?.parentElement?.querySelector('code');
      if (!button || !code) return;
      const done = await copyText(codeText(code), button);
      announce(done ? labels.copied : labels.copyFailed);
      button.dataset['said'] = done ? labels.copied : labels.copyFailed;
      setTimeout(() => delete button.dataset['said'], 1600);
    });
  },
};

/** The text of a code block as one would type it; no line end after the last, which a terminal would take for Enter. */
function codeText(code: HTMLElement): string {
  const lines = [...code.querySelectorAll<HTMLElement>('.line')];
  if (lines.length === 0) return (code.textContent ?? '').trimEnd();
  return lines
    .filter((line) => !line.classList.contains('output'))
    .map((line) => {
      const bare = line.cloneNode(true) as HTMLElement;
      for (const prompt of bare.querySelectorAll('.prompt')) prompt.remove();
      return bare.textContent ?? '';
    })
    .join('\n')
    .trimEnd();
}

/** Copies by the clipboard API, or (some browsers refuse it on `file://`) by a selected text field. */
export async function copyText(text: string, back: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = el('textarea', { class: 'estrade-live', readonly: true, tabindex: -1 });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    back.focus({ preventScroll: true });
    return done;
  }
}

import { el } from './dom.ts';
import type { Labels } from './labels.ts';

/** Makes a modal window of the interface, in the page but closed, with its title and close button. */
export function makeDialog(
  labels: Labels,
  name: string,
  title: string,
  ...content: (Node | string)[]
): HTMLDialogElement {
  const heading = el('h2', { id: `estrade-${name}-title` }, title);
  const close = el(
    'button',
    { type: 'button', class: 'estrade-close', 'aria-label': labels.close, title: labels.close },
    '×',
  );
  const dialog = el(
    'dialog',
    { class: `estrade-dialog estrade-${name}`, 'aria-labelledby': heading.id },
    el('div', { class: 'estrade-dialog-head' }, heading, close),
    ...content,
  );
  close.addEventListener('click', () => dialog.close());
  // Keys pressed in the window are not meant for the slides behind it. (Focus leaves a closed one a moment later.)
  dialog.addEventListener('keydown', (event) => {
    if (dialog.open) event.stopPropagation();
  });
  // A press on the backdrop is a press on the dialog element itself.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return dialog;
}

/** Slides as reveal counts them: a list of positions, each with its one slide or those of its stack. */
export function slidesByPlace(root: ParentNode, withHidden: boolean): HTMLElement[][] {
  const shown = (section: HTMLElement) => withHidden || section.dataset['visibility'] !== 'hidden';
  return [...root.querySelectorAll<HTMLElement>('.slides > section')]
    .filter(shown)
    .map((section) => {
      const stack = [...section.querySelectorAll<HTMLElement>(':scope > section')];
      return stack.length > 0 ? stack.filter(shown) : [section];
    })
    .filter((slides) => slides.length > 0);
}

/** A copy of a slide's notes: of its `aside.notes`, and of `data-notes` as plain text. */
export function slideNotes(section: HTMLElement): Node[] {
  const asides = [...section.querySelectorAll('aside.notes')];
  const parts = asides.flatMap((aside) => [...aside.childNodes].map((node) => node.cloneNode(true)));
  const attribute = section.dataset['notes'];
  if (!attribute) return parts;
  const paragraph = document.createElement('p');
  paragraph.textContent = attribute;
  return [paragraph, ...parts];
}

import { slideSections } from './slides.ts';

/** Says which slides stand in a vertical stack, before paper takes the stacks apart. */
export function markStacks(root: ParentNode): void {
  for (const slide of root.querySelectorAll<HTMLElement>('.slides > section > section')) {
    slide.dataset['stacked'] = slide.matches(':first-of-type') ? 'first' : 'below';
  }
}

/**
 * Headings on paper: the browser makes a PDF's bookmarks of them, nested by their levels. The opener and the
 * parts are the first level, slides the second (the first, where no part has begun); the first slide of a
 * vertical stack is the part of the others. What stands deeper in a slide follows below its title. Further
 * pages of a slide repeat its headings as plain text.
 */
export function markBookmarks(root: ParentNode): void {
  const seen = new Set<string>();
  let inPart = false;
  for (const section of slideSections(root)) {
    const headings = [...section.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')];
    const again = section.id !== '' && seen.has(section.id);
    seen.add(section.id);
    const divides = section.matches('.layout-section');
    if (divides) inPart = true;
    const below = section.dataset['stacked'] ? section.dataset['stacked'] === 'below' : inPart && !divides;
    const first = below ? 2 : 1;
    const top = headings[0] ? rank(headings[0]) : 0;
    for (const [index, heading] of headings.entries()) {
      if (again) heading.setAttribute('role', 'paragraph');
      else heading.ariaLevel = String(index === 0 ? first : first + Math.max(1, rank(heading) - top));
    }
  }
}

function rank(heading: HTMLElement): number {
  return Number(heading.localName.slice(1));
}

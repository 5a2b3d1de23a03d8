// Measures a slide in the page: what is cut, what leaves its place. Put into pages by tests/support/layout.ts.
globalThis.estradeLayout = (() => {
  const outside = '.slide-footer, .slide-path, .opener-number, aside.notes, .code-copy, script, style';
  const boxes = 'img, svg, video, iframe, table, pre, figure, hr, .missing';

  const name = (element) => {
    const words = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    return `<${element.localName}${element.getAttribute('class') ? ` class="${element.getAttribute('class')}"` : ''}> ${words}`;
  };
  const style = (element) => getComputedStyle(element);
  const clips = (element, axis) => style(element)[`overflow${axis}`] !== 'visible';
  const scrolls = (element, axis) => /auto|scroll/.test(style(element)[`overflow${axis}`]);
  const hidden = (element) => {
    const box = element.getBoundingClientRect();
    return box.width <= 1 || box.height <= 1 || style(element).display === 'none';
  };

  /** What of a rectangle the ancestors up to `root` let through. */
  const visiblePart = (rect, element, root) => {
    let { left, top, right, bottom } = rect;
    for (let box = element; box && box !== root; box = box.parentElement) {
      const frame = box.getBoundingClientRect();
      if (clips(box, 'X')) [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      if (clips(box, 'Y')) [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
    }
    return { left, top, right, bottom };
  };

  /** Rectangles of everything that a reader sees of `section`, each with its element. */
  const painted = (section) => {
    const found = [];
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || parent.closest(outside) || hidden(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const rect of range.getClientRects()) found.push({ rect, element: parent });
    }
    for (const element of section.querySelectorAll(boxes)) {
      if (!element.closest(outside) && !element.parentElement.closest('svg') && !hidden(element))
        found.push({ rect: element.getBoundingClientRect(), element });
    }
    return found;
  };

  /** Elements that show less than they hold. Code, tables and diagrams may scroll, where `mayScroll`. */
  const cut = (section, mayScroll) =>
    [section, ...section.querySelectorAll('*')]
      .filter((element) => !element.closest(outside) && !element.closest('svg') && !hidden(element))
      .flatMap((element) =>
        ['X', 'Y']
          .filter((axis) => {
            const size = axis === 'X' ? 'Width' : 'Height';
            if (element[`scroll${size}`] <= element[`client${size}`] + 1 || !clips(element, axis)) return false;
            return !(
              mayScroll &&
              scrolls(element, axis) &&
              element.closest('pre, table, figure.diagram, p:has(> :is(img, svg):only-child)')
            );
          })
          .map(
            (axis) =>
              `${name(element)}: ${element[axis === 'X' ? 'scrollWidth' : 'scrollHeight']} px in ${element[axis === 'X' ? 'clientWidth' : 'clientHeight']} (${axis})`,
          ),
      );

  /** What leaves the box `within` (sides in the slide's own pixels, from the upper left corner of `frame`). */
  const leaving = (section, frame, within, scale) =>
    painted(section).flatMap(({ rect, element }) => {
      const seen = visiblePart(rect, element, section);
      if (seen.right <= seen.left || seen.bottom <= seen.top) return [];
      const at = {
        left: (seen.left - frame.left) / scale,
        top: (seen.top - frame.top) / scale,
        right: (seen.right - frame.left) / scale,
        bottom: (seen.bottom - frame.top) / scale,
      };
      return ['left', 'top', 'right', 'bottom']
        .filter((side) =>
          side === 'left' || side === 'top' ? at[side] < within[side] - 1 : at[side] > within[side] + 1,
        )
        .map((side) => `${name(element)}: ${side} at ${Math.round(at[side])}, not ${within[side]}`);
    });

  /** Without a line at its foot, a slide may be filled down to its margin. */
  const room = (section, within) =>
    section.querySelector(':scope > .slide-footer') ? within : { ...within, bottom: within.full };

  /** A slide that holds too much was set smaller: nothing is lost, but it is not what its author wanted. */
  const shrunk = ({ dataset }) => (dataset.overflow ? [`too much for its slide: ${dataset.overflow}`] : []);

  const unique = (list) => [...new Set(list)];

  return {
    /** The slide that a deck shows, on its canvas. */
    current(within) {
      const section = Reveal.getCurrentSlide();
      const scale = Reveal.getScale();
      const frame = document.querySelector('.slides').getBoundingClientRect();
      return unique([
        ...shrunk(section),
        ...cut(section, true),
        ...leaving(section, frame, room(section, within), scale),
      ]);
    },
    /** Every page of the print view. */
    print(within) {
      return [...document.querySelectorAll('.pdf-page')].map((page, index) => {
        const section = page.querySelector('section');
        const frame = page.getBoundingClientRect();
        return {
          id: section.id || `page ${index + 1}`,
          faults: unique([
            ...shrunk(section),
            ...cut(section, false),
            ...leaving(section, frame, room(section, within), 1),
          ]),
        };
      });
    },
    /** Every slide of the scroll view, as wide as the window. */
    scroll() {
      const sections = [...document.querySelectorAll('.slides section')].filter(
        (section) => !section.querySelector('section'),
      );
      const within = { left: 0, top: Number.NEGATIVE_INFINITY, right: innerWidth, bottom: Number.POSITIVE_INFINITY };
      return sections.map((section) => ({
        id: section.id,
        faults: unique([
          ...shrunk(section),
          ...cut(section, true),
          ...leaving(section, { left: 0, top: 0 }, within, 1),
        ]),
      }));
    },
    /** How much wider than the window the page is. */
    sideways: () =>
      Math.max(
        ...[document.documentElement, document.body, document.querySelector('.reveal')].map((box) => box.scrollWidth),
      ) - innerWidth,
  };
})();

/** What shows a theme's identity: an element, and the property that carries a colour or a face of it. */
const estradeMarks = [
  ['body', 'background-color'],
  ['section h2', 'color'],
  ['section h2', 'font-family'],
  ['section strong', 'color'],
  ['section p > a', 'color'],
  ['section p > a', 'text-decoration-color'],
  ['section ul > li::before', 'background-image'],
  ['section ol > li::before', 'color'],
  ['.slide-path-chapter', 'color'],
  ['.slide:not(.layout-titre, .layout-section) > .slide-footer', 'color'],
  ['.progress', 'color'],
  ['section.layout-titre::before', 'border-image-source'],
  ['section.layout-section::before', 'border-image-source'],
  ['.part-number', 'background-image'],
  ['pre', 'background-color'],
  ['figure.code', 'border-top-left-radius'],
  ['pre .line.current', 'background-color'],
  ['pre .line:not(.current) span', 'color'],
  ['.diff-add', 'background-color'],
  ['.diff-remove', 'background-color'],
  ['.callout', 'background'],
  ['.callout-title', 'color'],
  ['.exercise', 'background'],
  ...['k', 's', 'c', 'n', 'f', 'v', 'p', 't', 'a', 'o', 'i', 'd', 'h'].map((token) => ['pre', `--code-${token}`]),
];

/** The marks of the page, as it shows them: `element property` → value. */
globalThis.estradeReadMarks = () =>
  Object.fromEntries(
    estradeMarks.map(([selector, property]) => {
      const [base, pseudo] = selector.split('::');
      const element = document.querySelector(base);
      if (!element) return [`${selector} is not there`, ''];
      if (!property.startsWith('--'))
        return [
          `${selector} ${property}`,
          getComputedStyle(element, pseudo && `::${pseudo}`).getPropertyValue(property),
        ];
      const probe = element.appendChild(document.createElement('i'));
      probe.style.color = `var(${property})`;
      const { color } = getComputedStyle(probe);
      probe.remove();
      return [`${selector} ${property}`, color];
    }),
  );

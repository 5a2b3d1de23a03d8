type Options = Readonly<Record<string, unknown>>;

const on = [true, false];
const off = [false, true];

/** Options of reveal that an address may set: the values it may give, reveal's default first; a number: any number. */
const allowed: Readonly<Record<string, readonly unknown[] | number>> = {
  controls: on,
  progress: on,
  center: on,
  loop: off,
  rtl: off,
  shuffle: off,
  fragments: on,
  fragmentInURL: on,
  autoAnimate: on,
  showHiddenSlides: off,
  mouseWheel: off,
  overview: on,
  history: off,
  pdfSeparateFragments: on,
  slideNumber: [false, true, 'h.v', 'h/v', 'c', 'c/t'],
  showSlideNumber: ['all', 'print', 'speaker'],
  showNotes: [false, true, 'separate-page'],
  controlsLayout: ['bottom-right', 'edges'],
  navigationMode: ['default', 'linear', 'grid'],
  transition: ['slide', 'none', 'fade', 'convex', 'concave', 'zoom'],
  backgroundTransition: ['fade', 'none', 'slide', 'convex', 'concave', 'zoom'],
  transitionSpeed: ['default', 'fast', 'slow'],
  view: [null, 'print', 'scroll'],
  scrollLayout: ['full', 'compact'],
  width: 960,
  height: 700,
  margin: 0.04,
  minScale: 0.2,
  maxScale: 2,
  autoSlide: 0,
  scrollActivationWidth: 435,
  pdfMaxPagesPerSlide: Number.POSITIVE_INFINITY,
  viewDistance: 3,
};

/** Never set by an address: these would open the deck to other windows, or take its keyboard away. */
const fixed: Options = {
  postMessage: false,
  postMessageEvents: false,
  embedded: false,
  keyboard: true,
  keyboardCondition: null,
};

/**
 * The options that an address sets (`?transition=fade&controls=false`, as reveal-md takes them),
 * each with a value that reveal knows. reveal itself takes any key and value from the address, so
 * what does not fit is returned with its configured value, to be put back.
 */
export function queryOptions(search: string, configured: Options): Options {
  const options: Record<string, unknown> = {};
  for (const [key, text] of new URLSearchParams(search)) {
    const value = readValue(text);
    if (Object.hasOwn(allowed, key)) {
      const rule = allowed[key] ?? [];
      const fits = typeof rule === 'number' ? typeof value === 'number' : rule.includes(value);
      options[key] = fits ? value : (configured[key] ?? (typeof rule === 'number' ? rule : rule[0]));
    } else if (Object.hasOwn(configured, key) || Object.hasOwn(fixed, key)) {
      options[key] = configured[key] ?? fixed[key];
    }
  }
  return options;
}

function readValue(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

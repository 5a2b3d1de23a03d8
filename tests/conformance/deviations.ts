/** Where decks differ from what reveal's Markdown plugin makes of the same text, and why. */
interface Deviation {
  readonly why: string;
  /** Our counts, by selector. */
  readonly counts: Readonly<Record<string, number>>;
}

/** By the id of a case. */
export const deviations: Readonly<Record<string, Deviation>> = {
  P1: {
    why: 'A separator in a fence does not cut: YAML files of several documents survive.',
    counts: { '.slides>section': 2, pre: 1 },
  },
  P3: {
    why: 'A fence that is closed with too few marks ends with its slide, and its notes are notes.',
    counts: { 'aside.notes': 1 },
  },
  P9: {
    why: 'A second `Note:` continues the notes; the plugin shows all of them to the class.',
    counts: { 'aside.notes': 1 },
  },
  P15: {
    why: 'Placeholders such as `<none>` stay visible text.',
    counts: { none: 0 },
  },
  P16: {
    why: 'Front matter is read, as reveal-md does before the plugin gets the text.',
    counts: { '.slides>section': 1 },
  },
  P17: {
    why: 'Empty slides at the ends are dropped, with a hint.',
    counts: { '.slides>section': 1 },
  },
  P20: {
    why: 'A separator made of blank lines does not cut a fence either.',
    counts: { '.slides>section': 1, pre: 1 },
  },
  P21: {
    why: 'A byte order mark is no text.',
    counts: { h1: 2 },
  },
};

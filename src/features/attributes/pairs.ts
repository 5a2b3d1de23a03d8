export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** `name="value"`, or a `data-` name alone: the pattern of the reveal.js Markdown plugin. */
const pairPattern = /(?<![^"=\s])([^"=\s]+)="([^"]+)"|(?<![^\s"])(data-[^"=\s]+)(?=[\s"]|$)/g;

/**
 * Reads the text of an attribute comment.
 *
 * @returns the pairs in order, and what is left between them, for the message to the author.
 */
export function parsePairs(text: string): { pairs: Pair[]; leftOver: string } {
  const pairs: Pair[] = [];
  const rest = text.replace(
    pairPattern,
    (_, name: string | undefined, value: string | undefined, alone: string | undefined) => {
      pairs.push({ name: name ?? alone ?? '', value: value ?? '' });
      return ' ';
    },
  );
  return { pairs, leftOver: rest.trim() };
}

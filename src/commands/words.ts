/** `1 deck`, `2 decks`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** What every command takes for its course: a line of their help. */
export const whichCourse =
  '`course` is a folder with chapters (in slides/ or in itself) or one .md file; default: here.';

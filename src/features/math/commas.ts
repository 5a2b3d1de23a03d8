/** A formula whose commas were changed, and where its offsets lie in the formula as it was written. */
export interface Changed {
  readonly text: string;
  at(offset: number): number;
}

/**
 * Makes the commas between digits decimal ones, which TeX sets without a space: `3,14` → `3{,}14`. With a space
 * after it, a comma stays what it is: `(1, 2)`.
 */
export function decimalCommas(formula: string): Changed {
  const starts: number[] = [];
  const text = formula.replace(/(?<=\d),(?=\d)/g, (_, at: number) => {
    starts.push(at + 2 * starts.length);
    return '{,}';
  });
  return { text, at: (offset) => offset - 2 * starts.filter((start) => start < offset).length };
}

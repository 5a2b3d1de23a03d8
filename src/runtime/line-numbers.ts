/** Reads `1,3-5` as the set {1, 3, 4, 5}; what is no number is left out. */
export function lineNumbers(text: string): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const item of text.split(',')) {
    const [from = '', to = from] = item.split('-').map((part) => part.trim());
    const [first, last] = [Number.parseInt(from, 10), Number.parseInt(to, 10)];
    // A slide holds no more lines than this: a mistyped range must not freeze the page.
    for (let number = first; number <= Math.min(last, first + 5000); number++) numbers.add(number);
  }
  return numbers;
}

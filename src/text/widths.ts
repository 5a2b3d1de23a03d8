/**
 * Reads how a width is shared: `2 1`, `2/1`, `60 % 40 %` → `2fr 1fr`, `60fr 40fr`, for `grid-template-columns`.
 *
 * @returns undefined when it is not understood.
 */
export function parseWidths(text: string): string[] | undefined {
  const shares = text.trim().split(/\s*[/|;]\s*|(?<=[\d%])\s+(?=\d)/);
  const numbers = shares.map((share) => /^(\d+(?:[.,]\d+)?)\s*(?:fr|%)?$/.exec(share)?.[1]?.replace(',', '.'));
  if (numbers.some((number) => number === undefined || Number(number) === 0)) return undefined;
  return numbers.map((number) => `${number}fr`);
}

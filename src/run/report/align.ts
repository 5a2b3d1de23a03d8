/** Places of two lists that belong together, or of one that has no counterpart. */
export type Pairing = readonly [number | undefined, number | undefined];

export interface Costs {
  /** Of two that belong together; infinite where they do not. */
  pair(a: number, b: number): number;
  /** Of one that has no counterpart. */
  first(a: number, b: number): number;
  second(b: number, a: number): number;
}

/** How many pairs are looked at; longer lists are not aligned. */
const most = 1_000_000;

/** Aligns two lists, in their order, at the lowest cost. @returns undefined where they are too long. */
export function alignBy(lengthA: number, lengthB: number, costs: Costs): Pairing[] | undefined {
  const width = lengthB + 1;
  if ((lengthA + 1) * width > most) return undefined;
  const rest = new Float64Array((lengthA + 1) * width);
  const choices = (a: number, b: number): [number, number][] => [
    [a < lengthA && b < lengthB ? costs.pair(a, b) : Number.POSITIVE_INFINITY, width + 1],
    [a < lengthA ? costs.first(a, b) : Number.POSITIVE_INFINITY, width],
    [b < lengthB ? costs.second(b, a) : Number.POSITIVE_INFINITY, 1],
  ];
  const steps = new Uint8Array(rest.length);
  for (let a = lengthA; a >= 0; a--) {
    for (let b = lengthB; b >= 0; b--) {
      if (a === lengthA && b === lengthB) continue;
      const at = a * width + b;
      const totals = choices(a, b).map(([cost, step]) =>
        cost === Number.POSITIVE_INFINITY ? cost : cost + (rest[at + step] ?? 0),
      );
      const best = Math.min(...totals);
      rest[at] = best;
      steps[at] = totals.indexOf(best);
    }
  }
  const pairings: Pairing[] = [];
  for (let a = 0, b = 0; a < lengthA || b < lengthB; ) {
    const step = steps[a * width + b];
    if (step === 0) pairings.push([a++, b++]);
    else if (step === 1) pairings.push([a++, undefined]);
    else pairings.push([undefined, b++]);
  }
  return pairings;
}

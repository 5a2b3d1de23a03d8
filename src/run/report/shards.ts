/** Something to be dealt out: `weight` is how long it takes, more or less. */
export interface Weighted {
  /** Unique. */
  readonly path: string;
  readonly weight: number;
}

/** Which part of how many. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * Those that fall to a shard, in their order: the heaviest first, each to the shard that has least so far. Every
 * one falls to exactly one shard, the same wherever it is reckoned.
 */
export function dealt<T extends Weighted>(all: readonly T[], { index, count }: Shard): T[] {
  const loads = new Array<number>(count).fill(0);
  const mine = new Set<T>();
  const byWeight = [...all].sort((a, b) => b.weight - a.weight || (a.path < b.path ? -1 : 1));
  for (const one of byWeight) {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest] = (loads[lightest] ?? 0) + one.weight;
    if (lightest === index - 1) mine.add(one);
  }
  return all.filter((one) => mine.has(one));
}

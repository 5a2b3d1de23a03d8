/** Tells the stage how far this window has drawn what it was sent. */
export interface Ledger {
  /** A message came; `drawn` is to be called for each of the `terminals` that shows it. */
  note(n: number, terminals: number): () => void;
  /** A new connection counts anew. */
  clear(): void;
}

/** `seen` hears the greatest number up to which everything is drawn. */
export function createLedger(seen: (n: number) => void): Ledger {
  const open = new Map<number, number>();
  let epoch = 0;
  const settle = () => {
    let last: number | undefined;
    for (const [n, left] of open) {
      if (left > 0) break;
      open.delete(n);
      last = n;
    }
    if (last !== undefined) seen(last);
  };
  return {
    note(n, terminals) {
      const mine = epoch;
      open.set(n, terminals);
      if (terminals === 0) settle();
      return () => {
        if (mine !== epoch) return;
        open.set(n, (open.get(n) ?? 1) - 1);
        settle();
      };
    },
    clear() {
      epoch++;
      open.clear();
    },
  };
}

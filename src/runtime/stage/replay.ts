/** The recording of a snippet, which the deck can play. */
export interface RecordedRun {
  open(): Promise<void>;
  close(): void;
}

interface Shelf {
  estradeParts?: { replay?: (snippet: HTMLElement) => Promise<{ close(): void } | undefined> };
}

/** The recording of a snippet; undefined where it has none. */
export function replayOf(snippet: HTMLElement): RecordedRun | undefined {
  if (snippet.dataset['recorded'] === undefined) return undefined;
  let shown: { close(): void } | undefined;
  return {
    async open() {
      shown = await (globalThis as Shelf).estradeParts?.replay?.(snippet);
    },
    close() {
      shown?.close();
      shown = undefined;
    },
  };
}

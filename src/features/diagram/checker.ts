import { createRequire } from 'node:module';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';

interface Mermaid {
  parse(text: string): Promise<unknown>;
}

/** What the thread is started with. */
export interface CheckerData {
  /** This file, as it was built. */
  readonly file: string;
  /** The browser part with mermaid in it. */
  readonly script: string;
  readonly port: MessagePort;
  /** Set to 1 when an answer waits at the port. */
  readonly signal: Int32Array;
}

/** What the parser says about a text. */
export interface Refusal {
  readonly message: string;
}

/**
 * The life of a thread that reads diagrams with mermaid's own parsers; it is built to `lib/heavy/mermaid-check.cjs`.
 * It sleeps until it is asked, and the build waits for its answer: the parsers answer with promises, a feature
 * cannot.
 */
export function answerQuestions(): void {
  const { script, port, signal } = workerData as CheckerData;
  const shelf = globalThis as { estradeParts?: { mermaid?: Mermaid }; window?: unknown };
  // Some parsers ask the browser which colours it knows.
  shelf.window ??= globalThis;

  const answer = async (text: string): Promise<Refusal | undefined> => {
    if (!shelf.estradeParts?.mermaid) createRequire(script)(script);
    try {
      await shelf.estradeParts?.mermaid?.parse(text);
      return undefined;
    } catch (error) {
      // What needs a browser is no fault of the text.
      if (error instanceof TypeError || error instanceof ReferenceError) return undefined;
      return { message: error instanceof Error ? error.message : String(error) };
    }
  };

  parentPort?.on('message', (text: string) => {
    void answer(text).then((refusal) => {
      port.postMessage(refusal);
      Atomics.store(signal, 0, 1);
      Atomics.notify(signal, 0);
    });
  });
}

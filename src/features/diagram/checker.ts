/**
 * A thread that reads diagrams with mermaid's own parsers, bundled into `lib/heavy/mermaid-check.cjs`. It sleeps until
 * it is asked, and the build waits for its answer: the parsers answer with promises, a feature cannot.
 */
import { createRequire } from 'node:module';
import type { MessagePort } from 'node:worker_threads';
import { parentPort, workerData } from 'node:worker_threads';

interface Mermaid {
  parse(text: string): Promise<unknown>;
}

/** What the thread is started with. */
export interface CheckerData {
  /** The browser part with mermaid in it. */
  readonly script: string;
  readonly port: MessagePort;
  /** Set to 1 when an answer waits at the port. */
  readonly signal: Int32Array;
}

/** What the parser says about a text; undefined: it reads it. */
export interface Refusal {
  readonly message: string;
}

const { script, port, signal } = workerData as CheckerData;
const shelf = globalThis as { estradeParts?: { mermaid?: Mermaid } };

async function answer(text: string): Promise<Refusal | undefined> {
  if (!shelf.estradeParts?.mermaid) createRequire(script)(script);
  try {
    await shelf.estradeParts?.mermaid?.parse(text);
    return undefined;
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (text: string) => {
  void answer(text).then((refusal) => {
    port.postMessage(refusal);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  });
});

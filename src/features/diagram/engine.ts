import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { CheckerData, Refusal } from './checker.ts';

/** The two programs that read mermaid, each loaded when it is first needed. */
export interface Engine {
  /**
   * Draws a text that `canonical` gave.
   * @throws Error when the renderer cannot.
   */
  draw(text: string, options: DrawOptions): string;
  /** What mermaid's own parser has to say against a text. */
  refusal(text: string): Refusal | undefined;
}

export interface DrawOptions {
  readonly nodeSpacing: number;
  readonly layerSpacing: number;
  readonly padding: number;
}

type Render = (text: string, options: Record<string, unknown>) => string;

/** So long may a parser think, in milliseconds, before a text counts as readable. */
const patience = 20_000;

/** @param library folder that holds `heavy/` and the browser parts. */
export function createEngine(library: string): Engine {
  let render: Render | undefined;
  let ask: ((text: string) => Refusal | undefined) | undefined;
  return {
    draw(text, options) {
      const file = join(library, 'heavy/mermaid.cjs');
      render ??= (createRequire(file)(file) as { renderMermaidSVG: Render }).renderMermaidSVG;
      return render(text, { ...options, bg: 'var(--paper)', fg: 'var(--ink)', transparent: true });
    },
    refusal(text) {
      ask ??= startChecker(library);
      return ask(text);
    },
  };
}

/** The thread's first words. */
const begin = 'require(require("node:worker_threads").workerData.file).answerQuestions()';

function startChecker(library: string): (text: string) => Refusal | undefined {
  const file = join(library, 'heavy/mermaid-check.cjs');
  const script = join(library, 'runtime/parts/mermaid.js');
  if (!existsSync(file) || !existsSync(script)) return () => undefined;
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const data: CheckerData = { file, script, port: port2, signal };
  const worker = new Worker(begin, {
    eval: true,
    workerData: data,
    transferList: [port2],
    stdout: true,
    stderr: true,
  });
  worker.unref();
  port1.unref();
  return (text) => {
    Atomics.store(signal, 0, 0);
    worker.postMessage(text);
    if (Atomics.wait(signal, 0, 0, patience) === 'timed-out') return undefined;
    return receiveMessageOnPort(port1)?.message as Refusal | undefined;
  };
}

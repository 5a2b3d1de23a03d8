/** Types text into a program a line at a time, as somebody would who waits for the question. */
export interface Typist {
  start(text: string): void;
  /** The program has printed something: it may not have asked yet. */
  hear(): void;
  stop(): void;
}

/** After how much silence the next line is typed. */
const silence = 150;

/** @param type sends keys; a line's end is the key Enter. */
export function createTypist(type: (keys: string) => void): Typist {
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;

  const wait = (): void => {
    clearTimeout(timer);
    if (lines.length === 0) return;
    timer = setTimeout(() => {
      const line = lines.shift();
      if (line !== undefined) type(line);
      wait();
    }, silence);
  };

  return {
    start(text) {
      lines = text.replace(/\r?\n/g, '\r').match(/[^\r]*\r|[^\r]+$/g) ?? [];
      wait();
    },
    hear: wait,
    stop() {
      lines = [];
      clearTimeout(timer);
    },
  };
}

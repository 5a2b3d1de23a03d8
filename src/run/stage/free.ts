import { setTimeout as wait } from 'node:timers/promises';
import type { Shell } from '../../model/snippet.ts';
import { quote } from '../../text/shell-quote.ts';
import type { Session } from '../session.ts';

/** Commands that somebody types, one after the other, while nothing else runs. */
export interface FreePrompt {
  /** Begins to ask, in a folder if one is given. */
  start(session: Session, shell: Shell, dir?: string): void;
  /** Stops asking; false when what was typed still runs. */
  stop(): Promise<boolean>;
  /** Settles once the prompt is seen, where it is asked: keys that come before are nobody's. */
  seen(): Promise<void>;
  /** The prompt that was asked with last. */
  prompt(): string;
  /** Whether what was typed runs. */
  isRunning(): boolean;
}

/** Holds what `$?` is for what is typed next. */
const saved = 'ESTRADE_STATUS';

/** Asks for a line; the prompt names the folder where that is not the working folder itself. */
function askCommand(shell: Shell, work: string): string {
  const before = `${saved}=$?; ESTRADE_AT=\${PWD#${quote(work)}}; ESTRADE_AT=\${ESTRADE_AT#/}`;
  const prompt = `"\${ESTRADE_AT:+$ESTRADE_AT }$ "`;
  const ask = shell === 'bash' ? `read -r -e -p ${prompt} REPLY` : `printf %s ${prompt}; read -r REPLY`;
  return `${before}\n${ask}`;
}

/** Runs the line; arrows find it again. */
function typedCommand(shell: Shell): string {
  const remember = shell === 'bash' ? '[ -z "$REPLY" ] || history -s -- "$REPLY"\n' : '';
  return `${remember}(exit "$${saved}")\neval "$REPLY"`;
}

/** How often in a row a prompt may fail at once: a shell that cannot ask would be asked for ever. */
const patience = 5;

/** @param work the session's working folder. */
export function createFreePrompt(work: string): FreePrompt {
  let asking: AbortController | undefined;
  let loop: Promise<void> | undefined;
  let isRunning = false;
  let prompt = '$ ';
  let seen: Promise<void> = Promise.resolve();
  let tellSeen: () => void = () => undefined;

  const hearPrompt = (session: Session): (() => void) => {
    let heard = '';
    const silence = session.onText((text) => {
      heard += text;
      if (!heard.endsWith('$ ')) return;
      prompt = heard.replace(/^.*\x1b\[\?2004h/s, '');
      silence();
      tellSeen();
    });
    return silence;
  };

  const ask = async (session: Session, shell: Shell, signal: AbortSignal, dir?: string): Promise<void> => {
    let failures = 0;
    let folder = dir;
    while (!signal.aborted && failures < patience) {
      const begin = performance.now();
      const silence = hearPrompt(session);
      const asked = await session
        .run({ code: askCommand(shell, work), dir: folder, timeout: Number.POSITIVE_INFINITY, signal })
        .finally(silence);
      folder = undefined;
      failures = asked.exitCode === 0 || performance.now() - begin > 50 ? 0 : failures + 1;
      if (signal.aborted) return;
      if (asked.ending === 'lost') await wait(200);
      if (asked.ending !== 'done' || asked.exitCode !== 0) continue;
      isRunning = true;
      await session.run({ code: typedCommand(shell), timeout: Number.POSITIVE_INFINITY }).finally(() => {
        isRunning = false;
      });
    }
  };

  return {
    start(session, shell, dir) {
      if (asking) return;
      const controller = new AbortController();
      asking = controller;
      seen = new Promise((done) => {
        tellSeen = done;
      });
      loop = ask(session, shell, controller.signal, dir)
        .catch(() => undefined)
        .finally(() => {
          if (asking === controller) asking = undefined;
          tellSeen();
        });
    },
    async stop() {
      if (isRunning) return false;
      asking?.abort();
      await loop;
      return true;
    },
    seen: () => seen,
    prompt: () => prompt,
    isRunning: () => isRunning,
  };
}

import { once } from 'node:events';
import { startCli } from './cli.ts';

/** A running `estrade dev` or `estrade present`. */
export interface Preview {
  readonly url: string;
  /** What it said so far. */
  said(): string;
  /** Ends it as Ctrl-C does, and gives its exit code. */
  end(): Promise<number | null>;
}

/** Starts `estrade dev` on a free port; settled once it answers. */
export function startPreview(course: string): Promise<Preview> {
  return serve(['dev', course, '--port', '0'], /http:\/\/127\.0\.0\.1:\d+\//);
}

/** Starts `estrade present` on a free port, or on this one; its address holds its token. */
export function startPresent(course: string, port = 0): Promise<Preview> {
  return serve(['present', course, '--port', String(port)], /http:\/\/127\.0\.0\.1:\d+\/\S*token=\S+/);
}

async function serve(args: readonly string[], address: RegExp): Promise<Preview> {
  const child = startCli(args);
  let said = '';
  let exit: number | null | undefined;
  const ended = once(child, 'close').then(([code]) => {
    exit = code as number | null;
    return exit;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const url = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const found = address.exec(said)?.[0];
      if (found) resolve(found);
    };
    const late = setTimeout(() => reject(new Error(`no address after a minute:\n${said}`)), 60_000);
    late.unref();
    child.stderr?.on('data', look);
    child.once('close', () => reject(new Error(`the preview ended (exit ${exit}) before it answered:\n${said}`)));
  });
  return {
    url,
    said: () => said,
    end: () => {
      if (exit === undefined) child.kill('SIGINT');
      return ended;
    },
  };
}

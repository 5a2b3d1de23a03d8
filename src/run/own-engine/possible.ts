import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findCommand, type Variables } from '../environment.ts';
import { RunError } from '../error.ts';

/** Which package of Debian has what an engine is started with; others name them alike. */
const tools: Readonly<Record<string, string>> = {
  dockerd: 'docker.io, or docker-ce',
  docker: 'docker.io, or docker-ce-cli',
  ip: 'iproute2',
  unshare: 'util-linux',
  setsid: 'util-linux',
  mount: 'mount',
};

/** The machine, as far as it matters here. */
export interface Machine {
  readonly platform: string;
  /** The user's number. */
  readonly uid: number | undefined;
  readonly environment: Variables;
}

/**
 * Makes sure that an engine can be started in namespaces of its own.
 *
 * @throws RunError that says why it cannot, and what else there is.
 */
export async function checkPossible({ platform, uid, environment }: Machine): Promise<void> {
  if (platform !== 'linux') throw impossible('Only Linux has the namespaces that it lives in.');
  if (uid !== 0) throw impossible('Only root can start it.');
  for (const [name, of] of Object.entries(tools)) {
    if (!findCommand(name, environment['PATH'])) throw impossible(`\`${name}\` is not installed (${of}).`);
  }
  const words = [...namespaces, 'true'];
  await promisify(execFile)('unshare', words, { env: { ...environment }, timeout: 20_000 }).catch((error: unknown) => {
    throw impossible(`This machine gives it no namespaces: ${lastLine((error as { stderr?: unknown }).stderr)}`);
  });
}

/** Fresh namespaces; that they end takes all with it that runs in them. */
export const namespaces = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'] as const;

/** The error of an engine that cannot be had. */
export function impossible(why: string): RunError {
  return new RunError(
    `No engine of its own can be started (\`own\`). ${why}`,
    'Name the Docker context of an engine that is there for this alone instead (`--engine <context>`), or take yours (`--engine default`): what needs one of its own is skipped then.',
  );
}

/** The last line that somebody said. */
export function lastLine(said: unknown): string {
  const lines = String(said ?? '').trim();
  return lines.split('\n').at(-1) || 'it does not say why.';
}

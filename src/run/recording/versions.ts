import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Snippet } from '../../model/snippet.ts';
import { inferNeeds } from '../needs.ts';

/** Gives the versions of the tools that a snippet names, by their names. */
export type VersionReader = (snippet: Snippet) => Promise<Record<string, string>>;

interface Tool {
  readonly name: string;
  /** Whether a snippet calls it. */
  readonly isIn: (snippet: Snippet) => boolean;
  /** Words of a command that prints a version. */
  readonly command: readonly string[];
}

const calls = (name: string) => {
  const pattern = new RegExp(`(?:^|[|&;(]|\\$\\()\\s*(?:sudo\\s+|time\\s+)?${name}\\b(?![=/.-])`, 'm');
  return ({ code }: Snippet) => pattern.test(code);
};
const needs = (need: string) => (snippet: Snippet) =>
  snippet.needs.includes(need) || inferNeeds(snippet.code).includes(need);

const tools: readonly Tool[] = [
  { name: 'docker', isIn: needs('docker'), command: ['docker', 'version', '--format', '{{.Server.Version}}'] },
  { name: 'compose', isIn: calls('docker compose'), command: ['docker', 'compose', 'version', '--short'] },
  { name: 'buildx', isIn: calls('docker buildx'), command: ['docker', 'buildx', 'version'] },
  { name: 'kubectl', isIn: calls('kubectl'), command: ['kubectl', 'version', '--client'] },
  { name: 'git', isIn: calls('git'), command: ['git', '--version'] },
  { name: 'node', isIn: calls('(?:node|npm|npx)'), command: ['node', '--version'] },
  { name: 'python', isIn: calls('python3?'), command: ['python3', '--version'] },
];
const bash: Tool = { name: 'bash', isIn: ({ shell }) => shell === 'bash', command: ['bash', '--version'] };

/** Each tool is asked once. What does not answer is left out. */
export function createVersionReader(environment: Readonly<Record<string, string>>): VersionReader {
  const known = new Map<string, Promise<string | undefined>>();
  const ask = ({ name, command }: Tool): Promise<string | undefined> => {
    const answer = known.get(name) ?? versionOf(command, environment);
    known.set(name, answer);
    return answer;
  };
  return async (snippet) => {
    const named = tools.filter(({ isIn }) => isIn(snippet));
    const asked = named.length > 0 ? named : [bash].filter(({ isIn }) => isIn(snippet));
    const versions: Record<string, string> = {};
    for (const tool of asked) {
      const version = await ask(tool);
      if (version !== undefined) versions[tool.name] = version;
    }
    return versions;
  };
}

async function versionOf(
  [command = '', ...words]: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(command, words, { env: environment, timeout: 20_000 });
    return /\d+(?:\.\d+)+/.exec(stdout)?.[0];
  } catch {
    return undefined;
  }
}

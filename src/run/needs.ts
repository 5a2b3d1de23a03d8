import { execFile } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { promisify } from 'node:util';
import { findCommand, type Variables } from './environment.ts';
import { missingOwnEngine, ownEngine, touchesEverything } from './own-engine.ts';

/** Why what needs a network does not run. */
export const noNetwork = 'There is no network.';

/** Says why a need is not met, as a sentence; undefined when it is. */
export type Probe = (need: string) => Promise<string | undefined>;

/** Commands at the beginning of a line, behind a pipe, `&&`, `;`, `$(`, or words that only lead to a command. */
const commandPlace =
  /(?:^|[|&;({`]|\$\(|\b(?:then|do|else|sudo|time|exec|command|if|while|until|!)\s)\s*(?:[A-Za-z_]\w*=\S*\s+)*(docker(?:-compose)?|kubectl|helm|minikube|kind)\b(?![=/.-])/gm;

const meaning: Readonly<Record<string, readonly string[]>> = {
  docker: ['docker'],
  'docker-compose': ['docker-compose', 'docker'],
  kubectl: ['kubernetes'],
  helm: ['helm', 'kubernetes'],
  minikube: ['minikube', 'docker'],
  kind: ['kind', 'docker'],
};

/**
 * What code shows by itself that it needs: an engine where it calls `docker`, one of its own where it empties that,
 * a cluster where it calls `kubectl`.
 */
export function inferNeeds(code: string): string[] {
  const commands = withoutTexts(code);
  const found = [...commands.matchAll(commandPlace)].flatMap(([, name = '']) => meaning[name] ?? []);
  return [...new Set([...found, ...(touchesEverything(commands) ? [ownEngine] : [])])];
}

/** Comments and here-documents hold no commands. */
function withoutTexts(code: string): string {
  return code
    .replace(/<<-?\s*(["']?)(\w+)\1[^\n]*\n[\s\S]*?^\t*\2$/gm, '')
    .replace(/(^|\s)#.*$/gm, '$1')
    .replace(/\\\n/g, ' ');
}

/**
 * Looks whether needs are met on this machine: `docker` is an engine that answers, `own-engine` says one is its own, `kubernetes` a cluster that does,
 * `network` a way out, `root` the right to do everything; every other word is a command that must be installed. Each is
 * looked at once.
 */
export function createProbe(environment: Variables): Probe {
  const known = new Map<string, Promise<string | undefined>>();
  return (need) => {
    const answer = known.get(need) ?? probe(need, environment);
    known.set(need, answer);
    return answer;
  };
}

async function probe(need: string, environment: Variables): Promise<string | undefined> {
  const answers = async (command: string, ...words: string[]) => {
    const isAnswering = await promisify(execFile)(command, words, { env: environment, timeout: 20_000 }).catch(
      () => undefined,
    );
    return isAnswering !== undefined;
  };
  if (need === ownEngine) return missingOwnEngine(environment);
  const isInstalled = (command: string) => findCommand(command, environment['PATH']) !== undefined;
  if (need === 'docker') {
    if (!isInstalled('docker')) return '`docker` is not installed.';
    return (await answers('docker', 'version', '--format', '{{.Server.Version}}'))
      ? undefined
      : 'No Docker engine answers.';
  }
  if (need === 'kubernetes' || need === 'kubectl') {
    if (!isInstalled('kubectl')) return '`kubectl` is not installed.';
    return (await answers('kubectl', 'version', '--request-timeout=10s'))
      ? undefined
      : 'No Kubernetes cluster answers.';
  }
  if (need === 'network') return (await hasNetwork(environment)) ? undefined : noNetwork;
  if (need === 'root') return process.getuid?.() === 0 ? undefined : 'It needs root.';
  return isInstalled(need) ? undefined : `\`${need}\` is not installed.`;
}

/** Behind a proxy names may not be known; whoever set one has a network. */
async function hasNetwork(environment: Variables): Promise<boolean> {
  const proxies = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'];
  if (proxies.some((name) => environment[name])) return true;
  return lookup('example.com').then(
    () => true,
    () => false,
  );
}

import type { Variables } from '../environment.ts';
import { engineHost } from './script.ts';

/** Says to the command within that the engine of this address was started for it. */
const startedVariable = 'ESTRADE_ENGINE_STARTED';

/** What leads to other engines, or to a network that is not there. */
const others =
  /^(?:DOCKER_(?:HOST|CONTEXT|TLS|TLS_VERIFY|CERT_PATH|API_VERSION|DEFAULT_PLATFORM)|BUILDX_BUILDER|BUILDKIT_HOST|(?:https?|all|no|ftp)_proxy)$/i;

/** The person's environment, for what is to use the engine in a folder. */
export function environmentWithin(own: Variables, folder: string): Variables {
  const kept = Object.entries(own).filter(([name]) => !others.test(name));
  const host = engineHost(folder);
  return {
    ...Object.fromEntries(kept),
    DOCKER_HOST: host,
    ESTRADE_ENGINE: 'own',
    [startedVariable]: host,
  };
}

/** Whether an environment is that of a command for which an engine was started. */
export function isWithin(environment: Variables): boolean {
  return environment[startedVariable] !== undefined && environment[startedVariable] === environment['DOCKER_HOST'];
}

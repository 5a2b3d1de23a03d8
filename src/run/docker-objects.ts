import { execFile } from 'node:child_process';
import { sep } from 'node:path';
import { promisify } from 'node:util';
import { type Docker, removeImages } from './docker-images.ts';
import { dockerLabel, type Engine } from './docker-shim.ts';

/** What tells the objects of a run from everybody else's. */
export interface Owned {
  /** The real `docker`. */
  readonly docker: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly nonce: string;
  /** The Compose project of the session. */
  readonly project: string;
  /** The run's folder: Compose notes from where a container was made. */
  readonly root: string;
  /** The images that it built. */
  readonly images?: readonly string[] | undefined;
}

/** How each kind is listed and removed, in the order in which they let go of each other. */
const kinds = [
  { name: 'services', list: ['service', 'ls', '-q'], remove: ['service', 'rm'] },
  { name: 'containers', list: ['ps', '-aq'], remove: ['rm', '-f', '-v'] },
  { name: 'networks', list: ['network', 'ls', '-q'], remove: ['network', 'rm'] },
  { name: 'volumes', list: ['volume', 'ls', '-q'], remove: ['volume', 'rm', '-f'] },
] as const;

/** How docker says that no engine answers. */
const absent = /cannot connect to the docker daemon|error during connect|failed to connect to the docker api/i;

const composeProject = 'com.docker.compose.project';
const composeFolder = 'com.docker.compose.project.working_dir';

/**
 * Removes the containers (with their anonymous volumes), networks, volumes, services and images that a run made in an
 * engine, told by their labels, images by notes of their builds. Whatever else was made meanwhile is somebody else's, and stays.
 *
 * @returns what could not be removed, as sentences.
 */
export async function removeDockerObjects(owned: Owned, engine: Engine): Promise<string[]> {
  const docker = dockerOf(owned, engine);
  const projects = new Set([owned.project, ...(await projectsOf(docker, owned.root))]);
  const labels = [`${dockerLabel}=${owned.nonce}`, ...[...projects].map((name) => `${composeProject}=${name}`)];
  const problems: string[] = [];
  const attempt = async (name: string, removal: () => Promise<void>) => {
    await removal().catch((error: unknown) => {
      const said = String((error as { stderr?: unknown }).stderr ?? error).trim();
      // Most engines are no swarm, and know no services; one that does not run holds nothing that does.
      if (name !== 'services' && !absent.test(said))
        problems.push(`Docker ${name} of the session could not be removed: ${said}`);
    });
  };
  for (const kind of kinds) {
    await attempt(kind.name, async () => {
      const found = await Promise.all(labels.map((label) => docker(...kind.list, '--filter', `label=${label}`)));
      const names = [...new Set(found.flat())];
      if (names.length > 0) await docker(...kind.remove, ...names);
    });
  }
  await attempt('images', () => removeImages(docker, owned.images ?? [], `${composeProject}=${owned.project}`));
  return problems;
}

/** Compose projects whose containers were made from files in the run's own folder, whatever name a snippet gave them. */
async function projectsOf(docker: Docker, root: string): Promise<string[]> {
  const format = `{{.Label "${composeProject}"}}\t{{.Label "${composeFolder}"}}`;
  const lines = await docker('ps', '-a', '--filter', `label=${composeFolder}`, '--format', format).catch(() => []);
  return lines
    .map((line) => line.split('\t'))
    .filter(([name, folder]) => name && folder?.startsWith(root + sep))
    .map(([name]) => `${name}`);
}

function dockerOf({ docker, environment }: Owned, engine: Engine): Docker {
  const { DOCKER_HOST: _host, DOCKER_CONTEXT: _context, ...others } = environment;
  const env = {
    ...others,
    ...(engine.host ? { DOCKER_HOST: engine.host } : {}),
    ...(engine.context ? { DOCKER_CONTEXT: engine.context } : {}),
  };
  return async (...words) => {
    const options = { env, timeout: 60_000, maxBuffer: 2 ** 24 };
    const { stdout } = await promisify(execFile)(docker, [...engine.flags, ...words], options);
    return stdout.split('\n').filter(Boolean);
  };
}

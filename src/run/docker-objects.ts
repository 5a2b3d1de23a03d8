import { execFile } from 'node:child_process';
import { sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Docker, removeImages } from './docker-images.ts';
import type { DockerNotes, Engine } from './docker-notes.ts';
import { composeFolder, composeProject, dockerLabel } from './docker-shim.ts';
import { anonymousVolumes, mountsFormat } from './docker-volumes.ts';

/** What tells the objects of a run from everybody else's. */
export interface Owned {
  /** The real `docker`. */
  readonly docker: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly nonce: string;
  /** The run's folder: Compose notes from where a container was made. */
  readonly root: string;
  /** What was noted of images that it built, and of volumes without a name. */
  readonly notes: Pick<DockerNotes, 'images' | 'volumes'>;
}

/** How docker says that no engine answers. */
const absent = /cannot connect to the docker daemon|error during connect|failed to connect to the docker api/i;

/**
 * Removes the containers, networks, volumes, services and images that a run made in an engine. What a run made carries
 * its nonce: in the label of the session's `docker`, or in the name of Compose's project (images and volumes without a
 * name are known from notes). Nothing is ever told by what was there before. What a container of somebody else uses by
 * now stays too.
 *
 * @returns what could not be removed, as sentences.
 */
export async function removeDockerObjects(owned: Owned, engine: Engine): Promise<string[]> {
  const docker = dockerOf(owned, engine);
  const { nonce, notes } = owned;
  const problems: string[] = [];
  const attempt = async (name: string, removal: () => Promise<void>) => {
    // An engine may be removing the same thing by itself: what ran with `--rm`.
    const again = () => wait(300).then(removal);
    await removal()
      .catch((error: unknown) => (absent.test(said(error)) ? undefined : again()))
      .catch((error: unknown) => {
        if (!absent.test(said(error)))
          problems.push(`Docker ${name} of the session could not be removed: ${said(error)}`);
      });
  };
  const remove = async (kind: readonly string[], names: readonly string[]) => {
    if (names.length > 0) await docker(...kind, 'rm', ...names);
  };
  // In the order in which they let go of each other. Most engines are no swarm, and know no services.
  const services = await docker('service', 'ls', '-q', '--filter', `label=${dockerLabel}=${nonce}`).catch(() => []);
  await attempt('services', () => remove(['service'], services));
  const volumes = new Set(notes.volumes);
  await attempt('containers', async () => {
    const containers = await containersOf(docker, owned);
    if (containers.length === 0) return;
    // One that goes meanwhile is an error, but the others are told.
    const mounts = await docker('inspect', '--type', 'container', '--format', mountsFormat, ...containers).catch(
      (error: unknown) => String((error as { stdout?: unknown }).stdout ?? '').split('\n'),
    );
    for (const volume of anonymousVolumes(mounts)) volumes.add(volume);
    await docker('rm', '-f', ...containers);
  });
  await attempt('networks', async () => remove(['network'], await unused(docker, nonce, 'network')));
  await attempt('volumes', async () => {
    const there = volumes.size > 0 ? await docker('volume', 'ls', '-q') : [];
    const nameless = there.filter((name) => volumes.has(name)).map((name) => [name]);
    const names = [...(await unused(docker, nonce, 'volume')), ...(await freeOf(docker, 'volume', nameless))];
    await remove(['volume'], [...new Set(names)]);
  });
  await attempt('images', () => removeImages(docker, notes.images, composeProject, nonce));
  return problems;
}

/**
 * The containers of a run. Compose's need the label of their folder too, which no image hands on: somebody's container
 * may come from an image that the run built. That folder is proof by itself where `docker` was called around the
 * session's own.
 */
async function containersOf(docker: Docker, { nonce, root }: Owned): Promise<string[]> {
  const own = await docker('ps', '-aq', '--no-trunc', '--filter', `label=${dockerLabel}=${nonce}`);
  const format = `{{.ID}}\t{{.Label "${composeProject}"}}\t{{.Label "${composeFolder}"}}`;
  const composed = await docker('ps', '-a', '--no-trunc', '--filter', `label=${composeFolder}`, '--format', format);
  const ours = composed
    .map((line) => line.split('\t'))
    .filter(([, project, folder]) => project?.includes(nonce) || folder?.startsWith(root + sep));
  return [...new Set([...own, ...ours.map(([id]) => `${id}`)])];
}

/**
 * Networks or volumes of a run, with its label or of a project of Compose with its nonce, that no container uses. The
 * run's own are gone by then; those of somebody else need not run, and one that never did knows its networks by the
 * name that it was given for them.
 */
async function unused(docker: Docker, nonce: string, kind: 'network' | 'volume'): Promise<string[]> {
  const format = `{{.${kind === 'network' ? 'ID' : 'Name'}}}\t{{.Name}}\t{{.Label "${composeProject}"}}`;
  const list = (label: string) => docker(kind, 'ls', '--filter', `label=${label}`, '--format', format);
  const composed = (await list(composeProject)).filter((line) => line.split('\t')[2]?.includes(nonce));
  const own = [...(await list(`${dockerLabel}=${nonce}`)), ...composed].map((line) => line.split('\t').slice(0, 2));
  return freeOf(docker, kind, own);
}

/** Those that no container uses, of names in groups that mean the same: the first of each. */
async function freeOf(docker: Docker, kind: string, groups: readonly (readonly string[])[]): Promise<string[]> {
  const free = new Set<string>();
  for (const group of groups) {
    const filters = [...new Set(group)].flatMap((name) => ['--filter', `${kind}=${name}`]);
    if ((await docker('ps', '-aq', ...filters)).length === 0) free.add(`${group[0]}`);
  }
  return [...free];
}

const said = (error: unknown): string => String((error as { stderr?: unknown }).stderr ?? error).trim();

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

/** How docker is asked for what tells of a container's volumes: a line of JSON for each. */
export const mountsFormat = '[{{json .Mounts}},{{json .HostConfig}}]';

interface Mount {
  readonly Type?: string;
  readonly Name?: string;
  readonly Source?: string;
}

interface HostConfig {
  readonly Binds?: readonly string[] | null;
  readonly Mounts?: readonly Mount[] | null;
  readonly VolumesFrom?: readonly string[] | null;
}

/**
 * The volumes without a name that came into being with a container: those that nobody gave to it, neither by their
 * name (as Compose does when it replaces a container) nor with another container's (`--volumes-from`). Where there are
 * such others, docker does not say which is which.
 *
 * @param lines what docker said, by `mountsFormat`.
 */
export function anonymousVolumes(lines: readonly string[]): string[] {
  return [...new Set(lines.flatMap(ofContainer))];
}

function ofContainer(line: string): string[] {
  const [mounts, host] = read(line);
  if (host.VolumesFrom?.length) return [];
  const given = new Set([
    ...(host.Binds ?? []).map((bind) => bind.split(':')[0]),
    ...(host.Mounts ?? []).map(({ Source }) => Source),
  ]);
  return mounts.flatMap(({ Type, Name = '' }) =>
    Type === 'volume' && /^[0-9a-f]{64}$/.test(Name) && !given.has(Name) ? [Name] : [],
  );
}

/** A note may have been cut short: by a signal, or a disk that is full. */
function read(line: string): [readonly Mount[], HostConfig] {
  try {
    const [mounts, host] = JSON.parse(line) as [readonly Mount[] | null, HostConfig | null];
    return [mounts ?? [], host ?? {}];
  } catch {
    return [[], {}];
  }
}

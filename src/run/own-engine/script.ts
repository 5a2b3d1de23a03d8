/**
 * What the first process of the namespaces does: it starts the engine and waits for a first line of file 3, then runs
 * the command (its words after the folder and the journals' folder), in the terminal that it was given. Every other
 * line of file 3 is the name of a signal for the command. When that file ends, for its writer ended in whatever way,
 * or when the command ends, so does the first process, and the kernel kills whatever else is left.
 *
 * - The engine's settings are in `daemon.json`. Ctrl-C is for the command alone: node hears it whatever it is given.
 * - `/run/containerd` would lead to the machine's own containerd, `/run/docker.sock` to the person's engine.
 * - Processes have other numbers in here: journals of runs outside would be misunderstood, and the other way round.
 */
export const firstProcess = `set -eu
trap '' INT
folder=$1 journals=$2
shift 2
exec 4<&0 5>&2 2>"$folder/log" </dev/null
ip link set lo up
mkdir -p "$journals" "$folder/journals" /run/containerd
mount --bind "$folder/journals" "$journals"
mount -t tmpfs tmpfs /run/containerd
{ setsid dockerd --config-file "$folder/daemon.json" >>"$folder/log" 2>&1 || :; : >"$folder/ended"; } 3<&- 4<&- 5>&- &
read -r go <&3
if [ -e /run/docker.sock ]; then mount --bind "$folder/docker.sock" /run/docker.sock; fi
"$@" <&4 2>&5 3<&- 4<&- 5>&- &
command=$!
{ while read -r name; do kill -s "$name" "$command" || :; done; kill -s KILL "$command"; } <&3 4<&- 5>&- &
exec 3<&- 4<&- 5>&-
wait "$command"
`;

/** The settings of the engine: https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file */
export function engineSettings(folder: string, group: string): Readonly<Record<string, unknown>> {
  return {
    'data-root': `${folder}/data`,
    'exec-root': `${folder}/exec`,
    pidfile: `${folder}/docker.pid`,
    hosts: [engineHost(folder)],
    // systemd knows nothing of the numbers that processes have here.
    'exec-opts': ['native.cgroupdriver=cgroupfs'],
    'cgroup-parent': `/${group}`,
  };
}

/** Where the runs beside an engine write their journals, as it is seen from outside. */
export function journalsWithin(folder: string): string {
  return `${folder}/journals`;
}

/** Where an engine in a folder answers: from outside its namespaces too. */
export function engineHost(folder: string): string {
  return `unix://${folder}/docker.sock`;
}

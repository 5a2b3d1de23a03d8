import { join } from 'node:path';
import { quote } from '../text/shell-quote.ts';
import { notePlaces, unit } from './docker-notes.ts';
import { mountsFormat } from './docker-volumes.ts';
import { putFile } from './folder.ts';

/** The label that objects of a run carry. */
export const dockerLabel = 'estrade.run';

/** Labels of Compose: the project, and the folder of its files, which an image does not hand on to containers. */
export const composeProject = 'com.docker.compose.project';
export const composeFolder = 'com.docker.compose.project.working_dir';

/** What the shim is made for. */
export interface ShimOptions {
  /** The real command. */
  readonly docker: string;
  /** Compose as a command of its own, where the shim stands for that. */
  readonly compose?: string | undefined;
  readonly nonce: string;
  /** The session's project for Compose; the nonce is in it. */
  readonly project: string;
  /** A folder for its notes, which is there. */
  readonly notes: string;
}

/** Puts a `docker` into a folder of commands, and a `docker-compose` where there is one. */
export function putDockerShims(bin: string, options: ShimOptions): void {
  putFile(join(bin, 'docker'), dockerShim({ ...options, compose: undefined }), 0o700);
  if (options.compose) putFile(join(bin, 'docker-compose'), dockerShim(options), 0o700);
}

/**
 * A `docker` to stand first in a session's `PATH`: it adds the run's label to what makes a container, a network, a
 * volume or a service, and then *becomes* the real one (`exec`), so that terminal, signals and exit code are the real
 * one's. Everything else, plugins included, goes through as it was written. Nothing but words is looked at: options of
 * docker itself (`--context x`, `-H=…`), then the command.
 *
 * Every project of Compose gets the run's nonce behind its name, also one that the snippet chose (`-p shop`). Compose
 * takes containers, networks and volumes of a project's name for its own, whoever made them: under the name as it is
 * written, a session would replace the containers of the person's own `shop`, and theirs would take over the session's
 * volumes. So what carries the nonce is the run's, and nothing else is.
 *
 * A volume that `-v name:/path` would make is made first, with the label; one that is there stays as it is. Volumes
 * without a name carry no label: those of the run's containers are noted before a command that may remove these.
 * Of calls that make something it notes which engine was meant, so that cleaning up asks that one. Images get no label,
 * which would make them other ones than the person's own of the same files: of a build it notes which images were
 * there before, and lets docker note the one that comes out.
 */
export function dockerShim({ docker, compose, nonce, project, notes }: ShimOptions): string {
  const { engines, images, volumes } = notePlaces(notes);
  return `#!/bin/sh
estrade_left=$# estrade_state=${compose ? 'compose' : 'options'} estrade_compose=${compose ? 'yes' : ''} estrade_keep= estrade_label= estrade_build= estrade_stack= estrade_flags= estrade_last= estrade_volumes=
while [ "$estrade_left" -gt 0 ]; do
  estrade_word=$1
  shift
  estrade_left=$((estrade_left - 1))
  case $estrade_state:$estrade_word in
    project: | *${nonce}*) ;;
    project:* | compose:--project-name=?* | compose:-p?*) estrade_word=$estrade_word-${nonce} ;;
  esac
  set -- "$@" "$estrade_word"
  case $estrade_state in
    project | other) estrade_state=compose ;;
    compose)
      case $estrade_word in
        -p | --project-name) estrade_state=project ;;
        ${composeOptions}) estrade_state=other ;;
        -*) ;;
        up | down | rm | create | run | scale | watch) estrade_keep=yes; break ;;
        *) break ;;
      esac ;;
    value)
      estrade_flags="$estrade_flags${unit}$estrade_word"
      estrade_state=options ;;
    options)
      case $estrade_word in
        --config | --context | --host | --log-level | --tlscacert | --tlscert | --tlskey | -c | -H | -l | -D[cHl])
          estrade_flags="$estrade_flags${unit}$estrade_word"
          estrade_state=value ;;
        -*) estrade_flags="$estrade_flags${unit}$estrade_word" ;;
        run | create) estrade_label=container; break ;;
        compose) estrade_compose=yes estrade_state=compose ;;
        stack) estrade_stack=yes; break ;;
        rm) estrade_keep=yes; break ;;
        build) estrade_build=yes; break ;;
        image | builder | buildx) estrade_state=build ;;
        container | network | volume | service | system) estrade_state=$estrade_word ;;
        *) break ;;
      esac ;;
    *)
      case $estrade_state:$estrade_word in
        *:-*) ;;
        container:run | container:create) estrade_label=container; break ;;
        build:build | build:b) estrade_build=yes; break ;;
        build:*) break ;;
        container:rm | container:remove | container:prune | system:prune) estrade_keep=yes; break ;;
        *:create) estrade_label=other; break ;;
        *) break ;;
      esac ;;
  esac
done
[ "$estrade_label" ] && set -- "$@" --label ${dockerLabel}=${nonce}
if [ "$estrade_build" ]; then
  estrade_name=$(mkdir -p ${quote(images)} && mktemp ${quote(join(images, 'XXXXXX'))}) 2>/dev/null &&
    (
      IFS='${unit}'
      set -f
      ${quote(docker)} \${estrade_flags#?} image ls -aq --no-trunc
    ) >"$estrade_name" 2>/dev/null </dev/null &&
    set -- "$@" --iidfile "$estrade_name.built"
fi
while [ "$estrade_left" -gt 0 ]; do
  estrade_word=$1
  shift
  estrade_left=$((estrade_left - 1))
  set -- "$@" "$estrade_word"
  estrade_name=
  case "$estrade_last $estrade_word" in
    '-v '*:* | '--volume '*:* | -[!-]*'v '*:*) estrade_name=\${estrade_word%%:*} ;;
    *' '-v*:*) estrade_name=\${estrade_word#-v} estrade_name=\${estrade_name%%:*} ;;
    *' '--volume=*:*) estrade_name=\${estrade_word#*=} estrade_name=\${estrade_name%%:*} ;;
    *type=bind* | *type=tmpfs*) ;;
    '--mount '*source=* | *' '--mount=*source=*) estrade_name=\${estrade_word#*source=} estrade_name=\${estrade_name%%,*} ;;
    '--mount '*src=* | *' '--mount=*src=*) estrade_name=\${estrade_word#*src=} estrade_name=\${estrade_name%%,*} ;;
    *' '--volume-driver*) estrade_label=other ;;
  esac
  case $estrade_name in
    '' | [!a-zA-Z0-9]* | *[!a-zA-Z0-9_.-]*) ;;
    *) estrade_volumes="$estrade_volumes${unit}$estrade_name" ;;
  esac
  estrade_last=$estrade_word
done
if [ "$estrade_label" = container ] && [ "$estrade_volumes" ]; then
  (
    IFS='${unit}'
    set -f
    for estrade_name in \${estrade_volumes#?}; do
      ${quote(docker)} \${estrade_flags#?} volume create --label ${dockerLabel}=${nonce} "$estrade_name"
    done
  ) >/dev/null 2>&1 </dev/null
fi
[ "$estrade_label$estrade_compose$estrade_stack$estrade_build" ] &&
  printf '%s\\n' "\${DOCKER_HOST-}${unit}\${DOCKER_CONTEXT-}$estrade_flags" >>${quote(engines)} 2>/dev/null
if [ "$estrade_compose" ]; then
  case \${COMPOSE_PROJECT_NAME-} in
    '') export COMPOSE_PROJECT_NAME=${quote(project)} ;;
    *${nonce}*) ;;
    *) export COMPOSE_PROJECT_NAME="$COMPOSE_PROJECT_NAME-${nonce}" ;;
  esac
fi
if [ "$estrade_keep" ]; then
  (
    IFS='${unit}'
    set -f
    set -- \${estrade_flags#?}
    IFS='
'
    estrade_containers=$(
      ${quote(docker)} "$@" ps -aq --no-trunc --filter label=${dockerLabel}=${nonce}
      ${quote(docker)} "$@" ps -a --no-trunc --filter label=${composeFolder} \\
        --format '{{.ID}} {{.Label "${composeProject}"}}' | while read -r estrade_word; do
        case $estrade_word in (*${nonce}*) printf '%s\\n' "\${estrade_word%% *}" ;; esac
      done
    )
    [ "$estrade_containers" ] &&
      ${quote(docker)} "$@" inspect --type container --format '${mountsFormat}' $estrade_containers >>${quote(volumes)}
  ) >/dev/null 2>&1 </dev/null
fi
exec ${quote(compose ?? docker)} "$@"
`;
}

/** Options of Compose that are followed by a value, its first version's included. */
const composeOptions = [
  '-f | --file | --profile | --ansi | --env-file | --progress | --parallel | --project-directory | --workdir',
  '-c | --context | -H | --host | --log-level | --tlscacert | --tlscert | --tlskey',
].join(' | ');

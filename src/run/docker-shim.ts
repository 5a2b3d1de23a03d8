import { join } from 'node:path';
import { quote } from './shell.ts';

/** The label that objects of a run carry. */
export const dockerLabel = 'estrade.run';

/** What the shim is made for. */
export interface ShimOptions {
  /** The real command. */
  readonly docker: string;
  readonly nonce: string;
  /** Where it notes which engine it was called for. */
  readonly log: string;
  /** A folder for notes of what was built. */
  readonly images: string;
}

/**
 * A `docker` to stand first in a session's `PATH`: it adds the run's label to what makes a container, a network, a
 * volume or a service, and then *becomes* the real one (`exec`), so that terminal, signals and exit code are the real
 * one's. Everything else, Compose and other plugins included, goes through as it was written. Nothing but words is
 * looked at: options of docker itself (`--context x`, `-H=…`), then the command.
 *
 * A volume that `-v name:/path` would make is made first, with the label; one that is there stays as it is.
 * Of calls that make something it notes which engine was meant, so that cleaning up asks that one. Images get no label,
 * which would make them other ones than the person's own of the same files: of a build it notes which images were
 * there before, and lets docker note the one that comes out.
 */
export function dockerShim({ docker, nonce, log, images }: ShimOptions): string {
  return `#!/bin/sh
estrade_left=$# estrade_state=options estrade_label= estrade_note= estrade_build= estrade_flags= estrade_last= estrade_volumes=
while [ "$estrade_left" -gt 0 ]; do
  estrade_word=$1
  shift
  estrade_left=$((estrade_left - 1))
  set -- "$@" "$estrade_word"
  case $estrade_state in
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
        compose | stack) estrade_note=yes; break ;;
        build) estrade_build=yes; break ;;
        image | builder | buildx) estrade_state=build ;;
        container | network | volume | service) estrade_state=$estrade_word ;;
        *) break ;;
      esac ;;
    *)
      case $estrade_state:$estrade_word in
        *:-*) ;;
        container:run | container:create) estrade_label=container; break ;;
        build:build | build:b) estrade_build=yes; break ;;
        build:*) break ;;
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
[ "$estrade_label$estrade_note$estrade_build" ] &&
  printf '%s\\n' "\${DOCKER_HOST-}${unit}\${DOCKER_CONTEXT-}$estrade_flags" >>${quote(log)} 2>/dev/null
exec ${quote(docker)} "$@"
`;
}

/** Between the words of a note: the separator that ASCII has for that. */
const unit = '\x1f';

/** An engine, as a session reached it. */
export interface Engine {
  readonly host: string;
  readonly context: string;
  /** Options before the command. */
  readonly flags: readonly string[];
}

/** Reads the shim's notes: every engine once. */
export function readEngines(log: string): Engine[] {
  const lines = new Set(log.split('\n').filter((line) => line.includes(unit)));
  return [...lines].map((line) => {
    const [host = '', context = '', ...flags] = line.split(unit);
    return { host, context, flags };
  });
}

import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Variables by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The name of the variable that marks everything that a run starts. */
export const markVariable = 'ESTRADE_RUN';

/**
 * What a session takes over from the person's own environment; everything else stays outside. Of Docker's variables
 * none that holds a secret (`DOCKER_AUTH_CONFIG`, and the `DOCKER_PASSWORD` of many a CI): a snippet may print its
 * environment, and that is recorded.
 */
const allowed = new Set(
  [
    'PATH TERM COLORTERM LANG LANGUAGE TZ USER LOGNAME SHELL',
    'DOCKER_HOST DOCKER_CONTEXT DOCKER_CONFIG DOCKER_TLS DOCKER_TLS_VERIFY DOCKER_CERT_PATH DOCKER_API_VERSION',
    'DOCKER_DEFAULT_PLATFORM DOCKER_BUILDKIT DOCKER_CLI_HINTS DOCKER_CONTENT_TRUST DOCKER_CONTENT_TRUST_SERVER',
    'KUBECONFIG XDG_RUNTIME_DIR SSH_AUTH_SOCK BUILDKIT_PROGRESS BUILDX_BUILDER COMPOSE_PROFILES COMPOSE_FILE',
    'HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY FTP_PROXY http_proxy https_proxy all_proxy no_proxy ftp_proxy',
    'SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE',
    'ESTRADE_ENGINE',
  ].flatMap((names) => names.split(' ')),
);

/** Where a session finds what is its own. */
export interface SessionPlaces {
  readonly home: string;
  readonly temporary: string;
  /** Comes first in `PATH`. */
  readonly bin: string;
  /** Name of the project that Docker Compose makes its objects under. */
  readonly project: string;
  readonly nonce: string;
}

/**
 * The environment of a session, made from the person's own: what an engine or a cluster is reached by stays as
 * it is, so that a remote one is used as everywhere; nothing else that could change what a snippet does comes in.
 */
export function sessionEnvironment(own: Variables, places: SessionPlaces): Record<string, string> {
  const kept = Object.entries(own).filter(([name]) => allowed.has(name) || name.startsWith('LC_'));
  const home = own['HOME'] ?? '/';
  const kubeconfig = join(home, '.kube/config');
  const outer = own[markVariable];
  return {
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    DOCKER_CONFIG: join(home, '.docker'),
    ...(existsSync(kubeconfig) ? { KUBECONFIG: kubeconfig } : {}),
    // Hints change with the version; a pager would wait for keys that nobody presses.
    DOCKER_CLI_HINTS: 'false',
    PAGER: 'cat',
    GIT_PAGER: 'cat',
    ...Object.fromEntries(kept.filter((entry): entry is [string, string] => entry[1] !== undefined)),
    PATH: [places.bin, own['PATH'] ?? '/usr/local/bin:/usr/bin:/bin'].join(delimiter),
    HOME: places.home,
    TMPDIR: places.temporary,
    HISTFILE: '/dev/null',
    COMPOSE_PROJECT_NAME: places.project,
    // A run within a run is swept with either.
    [markVariable]: outer ? `${outer} ${places.nonce}` : places.nonce,
  };
}

/** The file that a command's name means, or undefined when there is none. */
export function findCommand(name: string, path: string | undefined): string | undefined {
  for (const folder of (path ?? '').split(delimiter).filter(isAbsolute)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      if (statSync(file).isFile()) return file;
    } catch {}
  }
  return undefined;
}

import { get as getHttp, type IncomingHttpHeaders } from 'node:http';
import { get as getHttps } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import type { SiteState } from '../../model/stage-protocol.ts';

export interface SiteOptions {
  readonly url: string;
  /** Where the deck stands that shows the page in a frame. */
  readonly origin: string;
  readonly signal: AbortSignal;
  /** In milliseconds. */
  readonly patience?: number;
}

/** Time between two attempts, for each of them, and in all. */
const [pause, deadline, patience] = [500, 3_000, 60_000];

/** Waits until a page answers, and says whether it can be shown in a frame. Errors of its own server are waited out. */
export async function watchSite(options: SiteOptions): Promise<Exclude<SiteState, 'waiting'>> {
  const { url, origin, signal } = options;
  for (let waited = 0; !signal.aborted; waited += pause) {
    const answer = await ask(url, signal);
    const isLast = waited >= (options.patience ?? patience);
    if (answer && (answer.status < 500 || isLast)) return allowsFrame(answer.headers, origin) ? 'up' : 'refuses-frames';
    if (isLast) return 'down';
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
  return 'down';
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** The headers of a page, after its redirects. */
async function ask(url: string, signal: AbortSignal, redirects = 5): Promise<Answer | undefined> {
  const answer = await new Promise<Answer | undefined>((resolve) => {
    const get = url.startsWith('https:') ? getHttps : getHttp;
    const request = get(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(deadline)]) }, (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
      response.destroy();
    });
    request.on('error', () => resolve(undefined));
  });
  const { location } = answer?.headers ?? {};
  if (!answer || answer.status < 300 || answer.status >= 400 || !location || redirects === 0) return answer;
  const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
  return next && /^https?:$/.test(next.protocol) ? ask(next.href, signal, redirects - 1) : undefined;
}

/**
 * Whether a page of another origin may show this one: `frame-ancestors` says so, and where it is missing
 * `X-Frame-Options`. https://www.w3.org/TR/CSP3/#directive-frame-ancestors
 */
export function allowsFrame(headers: IncomingHttpHeaders, origin: string): boolean {
  const policies = `${headers['content-security-policy'] ?? ''}`.split(/[;,]/);
  const lists = policies.flatMap((policy) => /^\s*frame-ancestors(?:\s+(.*))?$/i.exec(policy)?.[1]?.split(/\s+/) ?? []);
  const isNamed = policies.some((policy) => /^\s*frame-ancestors\b/i.test(policy));
  if (isNamed) return lists.some((source) => matches(source, new URL(origin)));
  return !/deny|sameorigin/i.test(`${headers['x-frame-options'] ?? ''}`);
}

/** Whether a source names an origin: `*`, `http:`, `127.0.0.1:*`, `http://localhost:4848`. */
function matches(source: string, { protocol, hostname, port }: URL): boolean {
  if (source === '*' || source.toLowerCase() === protocol) return true;
  const [, scheme, host, wanted] = /^(?:([a-z]+:)\/\/)?([^:/']+)(?::(\d+|\*))?\/?$/i.exec(source) ?? [];
  if (host === undefined || (scheme !== undefined && scheme !== protocol)) return false;
  const isHost = host === hostname || (host.startsWith('*.') && hostname.endsWith(host.slice(1)));
  return isHost && (wanted === '*' || (wanted ?? '80') === (port || '80'));
}

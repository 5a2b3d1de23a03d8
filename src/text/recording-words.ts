import type { Recording } from '../model/recording.ts';
import { interfaceLanguage, labelsFor } from './labels.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** The day of an ISO date: `21/11/2026`, in English `21 Nov 2026`. */
function formatDay(date: string, lang: string): string {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  if (interfaceLanguage(lang) === 'fr') return `${day}/${month}/${year}`;
  return `${Number(day)}\u00a0${months[Number(month) - 1] ?? month}\u00a0${year}`;
}

/** When things were done: `le 21/11/2026`, or from the first day to the last: `du 19 au 21/11/2026`. '' of no day. */
export function formatDays(dates: readonly string[], lang: string): string {
  const sorted = [...dates].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return '';
  const labels = labelsFor(lang);
  const [from, to] = [formatDay(first, lang), formatDay(last, lang)];
  if (from === to) return labels.onDay(to);
  // What both days share is said once.
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  const short = from.split(/[/\u00a0]/).slice(0, sameMonth ? 1 : sameYear ? 2 : 3);
  return labels.fromDay(short.join(interfaceLanguage(lang) === 'fr' ? '/' : '\u00a0'), to);
}

/** `0,3 s`, `12 s`, `1 min 05 s`: as exact as somebody who waits would feel. */
export function formatDuration(milliseconds: number, lang: string): string {
  const tenths = Math.max(1, Math.round(milliseconds / 100));
  if (tenths < 100) {
    const seconds = (tenths / 10).toFixed(1);
    return `${interfaceLanguage(lang) === 'fr' ? seconds.replace('.', ',') : seconds}\u00a0s`;
  }
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds}\u00a0s`;
  return `${Math.floor(seconds / 60)}\u00a0min\u00a0${String(seconds % 60).padStart(2, '0')}\u00a0s`;
}

const toolNames: Readonly<Record<string, string>> = {
  docker: 'Docker',
  compose: 'Compose',
  'docker-compose': 'Compose',
  buildx: 'Buildx',
  kubectl: 'kubectl',
  kubernetes: 'Kubernetes',
  helm: 'Helm',
  node: 'Node.js',
  python: 'Python',
  python3: 'Python',
  git: 'Git',
  bash: 'Bash',
};

/** `Docker 26.1`: a tool as its readers call it, with the two numbers of a version that matter to them. */
export function formatVersions(versions: Readonly<Record<string, string>>): string[] {
  return Object.keys(versions)
    .sort()
    .map((name) => {
      const short = /\d+(?:\.\d+)?/.exec(versions[name] ?? '')?.[0] ?? versions[name];
      return `${toolNames[name] ?? name}\u00a0${short}`;
    });
}

/**
 * What stands beside a recording: when it was made, with what, how long it took, and how it ended where that is no
 * success.
 *
 * @param isStale it is of what its snippet was before a change
 */
export function recordedState({ date, versions, content }: Recording, isStale: boolean, lang: string): string {
  const labels = labelsFor(lang);
  const day = date && labels.onDay(formatDay(date, lang));
  const { exitCode = 0, milliseconds } = content.kind === 'terminal' ? content : {};
  return [
    isStale ? labels.recordedBefore(day) : labels.recorded(day),
    ...formatVersions(versions),
    ...(milliseconds === undefined ? [] : [formatDuration(milliseconds, lang)]),
    ...(exitCode === 0 ? [] : [labels.exitCode(exitCode)]),
  ].join(' · ');
}

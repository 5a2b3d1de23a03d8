import type { ActState, ProblemCode } from '../../model/stage-protocol.ts';
import type { StageLabels } from './labels.ts';

interface Problem {
  readonly code: ProblemCode;
  readonly reason: string;
}

/** What the bar of a snippet says of it; empty before it ran. */
export function statusText(act: ActState, lang: string, labels: StageLabels): string {
  const time = (milliseconds: number) => labels.seconds(secondsOf(milliseconds, lang));
  switch (act.state) {
    case 'idle':
      return '';
    case 'waiting':
      return `… ${labels.waiting}`;
    case 'running':
      return `… ${labels.running(labels.seconds(String(Math.floor((act.milliseconds ?? 0) / 1000))))}`;
    case 'background':
      return `● ${labels.background}`;
    case 'done':
    case 'failed': {
      const parts = [
        act.prepared && act.state === 'done' && labels.prepared,
        act.state === 'failed' && failureText(act, labels),
        act.exitCode !== undefined && labels.code(act.exitCode),
        act.milliseconds !== undefined && time(act.milliseconds),
      ];
      return `${markOf(act)} ${parts.filter(Boolean).join(' · ')}`.trim();
    }
  }
}

/** Why it failed, with the name of what it is about: the reason has that, though in English. */
function failureText({ code, reason = '' }: ActState, labels: StageLabels): string {
  const name = /`([^`]+)`/.exec(reason)?.[1];
  if (code === 'needs') {
    if (name !== undefined && reason.endsWith('is not installed.')) return labels.lacks(name);
    const what = (['Docker', 'Kubernetes', 'network', 'root'] as const).find((word) => reason.includes(word));
    if (what) return labels.lacking[what];
  }
  if (code === 'error' && isNoFolder(reason) && name !== undefined) return labels.noFolder(name);
  if (code === 'earlier' && name !== undefined) return labels.earlier(name);
  return code ? labels.failures[code] : '';
}

function isNoFolder(reason: string): boolean {
  return reason.startsWith('There is no folder `');
}

/** Why something is not done: of a terminal, that its folder is not there. */
export function problemText({ code, reason }: Problem, labels: StageLabels): string {
  const folder = isNoFolder(reason) ? /`([^`]+)`/.exec(reason)?.[1] : undefined;
  return folder === undefined ? labels.problems[code] : labels.atFolder(folder);
}

function markOf({ state, code }: ActState): string {
  if (state === 'done') return '✔';
  return code === 'stopped' ? '■' : '✘';
}

/** Seconds as people read them: tenths while they matter. */
function secondsOf(milliseconds: number, lang: string): string {
  const seconds = milliseconds / 1000;
  const digits = seconds < 9.95 ? 1 : 0;
  return new Intl.NumberFormat(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(seconds);
}

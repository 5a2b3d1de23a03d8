import type { ActState } from '../../model/stage-protocol.ts';
import type { StageLabels } from './labels.ts';

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
        act.state === 'failed' && act.code && labels.failures[act.code],
        act.exitCode !== undefined && labels.code(act.exitCode),
        act.milliseconds !== undefined && time(act.milliseconds),
      ];
      return `${markOf(act)} ${parts.filter(Boolean).join(' · ')}`.trim();
    }
  }
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

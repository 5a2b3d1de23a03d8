import type { Deck } from '../model/deck.ts';
import type { Recording } from '../model/recording.ts';
import { type Labels, labelsFor } from '../text/labels.ts';
import { formatDays, formatVersions } from '../text/recording-words.ts';
import { snippetSource } from '../text/snippet-source.ts';

/**
 * What the course home says of the commands that readers see: how many did what they should when they last ran, when
 * and with what, and how many never ran or have changed since. A recording is only made of one that did.
 *
 * @returns '' where nothing can be run.
 */
export function verifiedLine(decks: readonly Deck[], lang: string): string {
  const counts = decks.map(countVerified);
  const total = counts.reduce((sum, count) => sum + count.total, 0);
  const fresh = counts.flatMap((count) => count.fresh);
  if (total === 0) return '';
  const labels = labelsFor(lang);
  const open = total - fresh.length;
  if (fresh.length === 0) return labels.commandsOpen(open);
  const days = fresh.map(({ date }) => date.slice(0, 10)).filter(Boolean);
  const when = formatDays(days, lang);
  const said = [`${labels.commandsVerified(fresh.length)}${when && ` ${when}`}`, ...versionsOf(fresh)].join(', ');
  return open === 0 ? said : `${said}${labels.semicolon}${labels.notExecuted(open)}`;
}

/** The same of one chapter, in few words; '' where it has nothing that can be run. */
export function verifiedCount(deck: Deck | undefined, labels: Labels): string {
  const { total, fresh } = deck ? countVerified(deck) : { total: 0, fresh: [] };
  return total === 0 ? '' : labels.verifiedOf(fresh.length, total);
}

function countVerified({ acts, recordings }: Deck): { total: number; fresh: readonly Recording[] } {
  const snippets = acts.flatMap((act) => (act.kind === 'snippet' && !act.hidden ? [act] : []));
  const fresh = snippets.flatMap((snippet) => {
    const recording = recordings.get(snippet.id);
    const isFresh =
      recording?.content.kind === 'terminal' &&
      recording.source === snippetSource(snippet) &&
      recording.changed.length === 0;
    return isFresh ? [recording] : [];
  });
  return { total: snippets.length, fresh };
}

/** Each tool once; one that has several versions is not named with any. */
function versionsOf(recordings: readonly Recording[]): string[] {
  const all = new Set(recordings.flatMap(({ versions }) => formatVersions(versions)));
  const names = [...all].map((version) => version.split('\u00a0', 1)[0]);
  return [...all].filter((_, index) => names.indexOf(names[index]) === names.lastIndexOf(names[index])).sort();
}

import type { Act } from '../../model/snippet.ts';
import type { Probe } from '../needs.ts';
import { ownEngine } from '../own-engine.ts';
import { firstMissing } from '../runner.ts';

/** What no snippet brings about; a command that is needed may be installed by one, a cluster started. */
const lasting: readonly string[] = ['network', 'root', ownEngine];

/** Why snippets cannot run on this machine whatever runs before them, by their ids. */
export async function unmetNeeds(acts: readonly Act[], probe: Probe): Promise<ReadonlyMap<string, string>> {
  const lastingProbe: Probe = async (need) => (lasting.includes(need) ? probe(need) : undefined);
  const unmet = new Map<string, string>();
  for (const act of acts) {
    const reason = act.kind === 'snippet' ? await firstMissing(act, lastingProbe) : undefined;
    if (reason !== undefined) unmet.set(act.id, reason);
  }
  return unmet;
}

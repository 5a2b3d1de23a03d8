import type { Labels } from '../../text/labels.ts';
import { fold } from '../../text/slug.ts';

export type Kind = keyof Labels['callouts'];

/**
 * Kinds of callouts, as directives name them; the last name is GitHub's, or near it. `note` is a remark: `:::notes`,
 * with an s, are the speaker's.
 */
export const kinds: Readonly<Record<Kind, readonly string[]>> = {
  note: ['remarque', 'info', 'note'],
  tip: ['astuce', 'conseil', 'tip'],
  takeaway: ['à-retenir', 'retenir', 'takeaway', 'important'],
  warning: ['attention', 'avertissement', 'warning'],
  caution: ['danger', 'caution'],
};

/** The kind that `[!TIP]` means, in any letter case; the names of directives are taken too. */
export function kindOfAlert(name: string): Kind | undefined {
  const wanted = fold(name);
  return (Object.keys(kinds) as Kind[]).find(
    (kind) => kind === wanted || kinds[kind].some((one) => fold(one) === wanted),
  );
}

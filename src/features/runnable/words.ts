import type { FenceWord } from '../../model/feature.ts';

/** The words of info strings that this feature owns. */
export const fenceWords: readonly FenceWord[] = [
  { name: 'run', kind: 'flag' },
  { name: 'id', kind: 'value' },
  { name: 'dir', kind: 'value' },
  { name: 'timeout', kind: 'value' },
  { name: 'exit', kind: 'value' },
  { name: 'expect', kind: 'value' },
  { name: 'until', kind: 'value' },
  { name: 'input', kind: 'value' },
  { name: 'with', kind: 'value' },
  { name: 'avec', kind: 'value' },
  { name: 'hidden', kind: 'flag' },
  { name: 'needs', kind: 'value' },
];

/** Names of the word that says which command gets the code. */
export const withWords: readonly string[] = ['with', 'avec'];

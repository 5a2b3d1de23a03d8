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
  { name: 'hidden', kind: 'flag' },
  { name: 'lab', kind: 'value' },
  { name: 'needs', kind: 'value' },
];

import type { PlacedAct } from '../../model/snippet.ts';
import type { StageMessage } from '../../model/stage-protocol.ts';

/** A chapter as the stage needs it. */
export interface StageChapter {
  /** Its page, without `.html`. */
  readonly name: string;
  /** Absolute path of its folder. */
  readonly folder: string;
  readonly acts: readonly PlacedAct[];
}

/** What was asked for is not done. */
export type Problem = Extract<StageMessage, { type: 'problem' }>;

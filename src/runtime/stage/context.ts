import type { RevealApi } from 'reveal.js';
import type { ActState, Busy, StageRequest } from '../../model/stage-protocol.ts';
import type { Announcer } from '../announce.ts';
import type { StageLabels } from './labels.ts';
import type { Roomer } from './share-room.ts';

/** What every part of the stage receives. */
export interface StageContext {
  readonly deck: RevealApi;
  readonly lang: string;
  readonly labels: StageLabels;
  readonly announce: Announcer;
  /** False in a picture of the deck, which only shows. */
  readonly acts: boolean;
  /** Size of the session's terminal. */
  readonly size: { columns: number; rows: number };
  readonly send: (request: StageRequest) => void;
  /** How an act is now, with what it printed. */
  readonly act: (id: string) => ActState;
  /** What keeps the session busy. */
  readonly busy: () => Busy;
  /** Whether acts before this one have not run yet: those that a trainer would have to run first. */
  readonly hasEarlier: (id: string) => boolean;
}

/** An act on a slide, as the stage shows it. */
export interface ActView {
  readonly id: string;
  readonly element: HTMLElement;
  /** The act is another way than it was; `fresh`: its output is another one than was shown. */
  show(fresh: boolean): void;
  /** It printed; false: nothing shows it now. */
  write(data: string, drawn: () => void): boolean;
  /** Its slide is shown: what it needs for that is made. */
  reveal(): void;
  /** How it takes its room on the slide; undefined: it has no terminal there. */
  readonly room: () => Roomer | undefined;
  dispose(): void;
}

/** Whether the session runs something that was asked for. */
export function isBusy({ busy }: Pick<StageContext, 'busy'>): boolean {
  const { running, preparing } = busy();
  return running !== undefined || preparing !== undefined;
}

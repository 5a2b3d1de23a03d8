import type { ActState } from '../../model/stage-protocol.ts';
import type { Background } from '../command.ts';
import { createTail, type Tail } from './tail.ts';

/** What is known of one act in this session. */
export interface ActRecord {
  now: Omit<ActState, 'output'>;
  readonly tail: Tail;
  /** Where it runs on. */
  background: Background | undefined;
  /** Somebody has asked that what runs on be stopped. */
  isStopped: boolean;
}

/** What is known of a chapter's acts in this session, by their ids. */
export interface ActBook {
  /** The record of an act, a fresh one where it has not run. */
  of(id: string): ActRecord;
  /** Whether this still is the record of that act: it is another one after a restart. */
  holds(id: string, record: ActRecord): boolean;
  hasRun(id: string): boolean;
  state(id: string): ActState;
  clear(): void;
}

/** Makes a book in which nothing has run. */
export function createBook(): ActBook {
  const records = new Map<string, ActRecord>();
  const of = (id: string): ActRecord => {
    const known = records.get(id);
    if (known) return known;
    const fresh: ActRecord = { now: { state: 'idle' }, tail: createTail(), background: undefined, isStopped: false };
    records.set(id, fresh);
    return fresh;
  };
  return {
    of,
    holds: (id, record) => records.get(id) === record,
    hasRun: (id) => ['done', 'background'].includes(of(id).now.state),
    state: (id) => ({ ...of(id).now, output: of(id).tail.text() }),
    clear: () => records.clear(),
  };
}

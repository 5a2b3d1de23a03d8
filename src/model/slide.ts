import type { Root } from 'hast';
import type { Finding } from './diagnostic.ts';
import type { Facts } from './facts.ts';
import type { Cut, SlideSource } from './source.ts';

/**
 * What a slide read while it was compiled, found or not: it may be taken from a cache as long as the same
 * reference, read again from its chapter, gives the same answer.
 */
export interface InputRecord {
  /** As the feature asked for it. */
  readonly reference: string;
  /** Absolute path of the file; undefined when there is none. */
  readonly path: string | undefined;
  /** SHA-256 of the file in hexadecimal; else `outside`, or `missing` with the path that was proposed. */
  readonly digest: string;
}

/** A compiled slide: pure function of its source, its inputs and the options. Places are slide-relative. */
export interface Slide {
  readonly index: number;
  readonly cut: Cut;
  /** What it was made of; findings are placed through it. */
  readonly source: SlideSource;
  /** Children of the `<section>`. */
  readonly tree: Root;
  /** Speaker notes, or undefined when there are none. */
  readonly notes: Root | undefined;
  /** Attributes of the `<section>`, as hast properties. */
  readonly attributes: Record<string, string | true>;
  readonly facts: Facts;
  readonly inputs: readonly InputRecord[];
  /** Places are relative to the span that `in` names. */
  readonly findings: readonly SlideFinding[];
}

export interface SlideFinding extends Finding {
  /** Which span of the slide's source the place is relative to: its content, or the n-th notes. */
  readonly in: 'content' | number;
}

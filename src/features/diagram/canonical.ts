import { charts } from './charts.ts';
import { classes } from './classes.ts';
import type { Canonical, Reader } from './drawn.ts';
import { entities } from './entities.ts';
import { flowchart } from './flowchart.ts';
import { sequence } from './sequence.ts';
import type { DiagramSource } from './source.ts';
import { states } from './states.ts';

const readers: Readonly<Record<string, Reader>> = {
  graph: flowchart,
  flowchart,
  sequenceDiagram: sequence,
  stateDiagram: states,
  'stateDiagram-v2': states,
  classDiagram: classes,
  'classDiagram-v2': classes,
  erDiagram: entities,
  xychart: charts,
  'xychart-beta': charts,
};

/**
 * Writes a diagram as the renderer at hand reads it. That renderer skips what it does not know without a word,
 * so that every line has to be understood here first: undefined for a diagram with any other in it.
 */
export function canonical({ kind, lines }: DiagramSource): Canonical | undefined {
  return Object.hasOwn(readers, kind) ? readers[kind]?.(lines) : undefined;
}

import type { StageRequest } from '../../model/stage-protocol.ts';

/** The greatest terminal that is asked for. */
const most = { columns: 500, rows: 200 };

/** Reads what a window sends; undefined where it is no request. */
export function readRequest(text: string): StageRequest | undefined {
  const message = parse(text);
  if (typeof message !== 'object' || message === null) return undefined;
  const { type, chapter, id, data, columns, rows, n } = message as Record<string, unknown>;
  switch (type) {
    case 'open':
      return typeof chapter === 'string' ? { type, chapter } : undefined;
    case 'run':
    case 'prepare':
    case 'watch':
      return typeof id === 'string' ? { type, id } : undefined;
    case 'stop':
      return id === undefined ? { type } : typeof id === 'string' ? { type, id } : undefined;
    case 'keys':
      return typeof data === 'string' ? { type, data } : undefined;
    case 'resize':
      return isCount(columns, most.columns) && isCount(rows, most.rows) ? { type, columns, rows } : undefined;
    case 'restart':
      return { type };
    case 'seen':
      return isCount(n, Number.MAX_SAFE_INTEGER) ? { type, n } : undefined;
    default:
      return undefined;
  }
}

function isCount(value: unknown, greatest: number): value is number {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) <= greatest;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

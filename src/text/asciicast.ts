/** Something that happened in a recorded terminal. */
export interface CastEvent {
  /** Milliseconds since the event before, or since the beginning. */
  readonly after: number;
  /** `o` output, `i` input, `m` marker, `r` size, `x` exit code; others may come. */
  readonly kind: string;
  readonly data: string;
}

/** A recording of a terminal. */
export interface Cast {
  readonly columns: number;
  readonly rows: number;
  /** When it began, in seconds of Unix time. */
  readonly timestamp: number | undefined;
  /** What this program keeps in the header beside the format's own keys; readers skip keys that they do not know. */
  readonly own: unknown;
  readonly events: readonly CastEvent[];
}

/** The header's key that is ours. */
const ownKey = 'estrade';

/** Writes an asciicast, version 3: https://docs.asciinema.org/manual/asciicast/v3/ */
export function renderCast({ columns, rows, timestamp, own, events }: Cast): string {
  const header = {
    version: 3,
    term: { cols: columns, rows, type: 'xterm-256color' },
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(own === undefined ? {} : { [ownKey]: own }),
  };
  const lines = events.map(({ after, kind, data }) => JSON.stringify([after / 1000, kind, data]));
  return [JSON.stringify(header), ...lines, ''].join('\n');
}

/**
 * Reads an asciicast of version 3, or of version 2 (https://docs.asciinema.org/manual/asciicast/v2/), where times
 * count from the beginning.
 *
 * @throws SyntaxError when it is none.
 */
export function parseCast(text: string): Cast {
  const [first = '', ...lines] = text.split(/\r?\n/);
  const header = readObject(first);
  const version = header['version'];
  if (version !== 2 && version !== 3) throw new SyntaxError('it is no asciicast of version 2 or 3');
  const size = version === 3 ? readObject(header['term']) : header;
  const events: CastEvent[] = [];
  let before = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [time, kind, data] = readEvent(line, index + 2);
    events.push({ after: Math.max(0, Math.round((time - before) * 1000)), kind, data });
    if (version === 2) before = time;
  }
  return {
    columns: readSize(version === 3 ? size['cols'] : size['width']),
    rows: readSize(version === 3 ? size['rows'] : size['height']),
    timestamp: typeof header['timestamp'] === 'number' ? header['timestamp'] : undefined,
    own: header[ownKey],
    events,
  };
}

function readObject(value: unknown): Readonly<Record<string, unknown>> {
  const read = typeof value === 'string' ? parseJson(value) : value;
  if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Record<string, unknown>;
  throw new SyntaxError('its first line is no header of an asciicast');
}

/** Who plays it makes room for every cell: no terminal has more columns or rows. */
const mostCells = 999;

function readSize(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw new SyntaxError('its header does not say how big the terminal is');
  if (value > mostCells) throw new SyntaxError(`its terminal has more than ${mostCells} columns or rows`);
  return value;
}

function readEvent(line: string, number: number): [time: number, kind: string, data: string] {
  const event = parseJson(line);
  if (Array.isArray(event)) {
    const [time, kind, data] = event as unknown[];
    if (Number.isFinite(time) && typeof kind === 'string' && typeof data === 'string') {
      return [time as number, kind, data];
    }
  }
  throw new SyntaxError(`its line ${number} is no event`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A recorded terminal session, as it is played. */
export interface Cast {
  readonly columns: number;
  readonly rows: number;
  /** In order. */
  readonly events: readonly CastEvent[];
  /** In seconds: when the last event happens. */
  readonly duration: number;
}

/** What happens at a time, in seconds from the start: something is printed, or the terminal gets another size. */
export type CastEvent =
  | { readonly at: number; readonly data: string }
  | { readonly at: number; readonly columns: number; readonly rows: number };

/** Nobody watches a terminal that does nothing: longer silences are cut to this, in seconds. */
const longestSilence = 2;

/**
 * Reads an asciicast, version 3 or 2; a header or lines that cannot be read are passed over, because part of a
 * session is worth more than none.
 * https://docs.asciinema.org/manual/asciicast/v3/, https://docs.asciinema.org/manual/asciicast/v2/
 */
export function readCast(text: string): Cast {
  const lines = text.split('\n').flatMap((line) => readJson(line) ?? []);
  const header = lines.find(isObject) ?? {};
  const size = isObject(header['term']) ? header['term'] : header;
  const absolute = header['version'] === 2;
  const silence = positive(header['idle_time_limit']) ?? longestSilence;
  let at = 0;
  let before = 0;
  const events: CastEvent[] = [];
  for (const line of lines) {
    if (!Array.isArray(line)) continue;
    const [time, code, data] = line as readonly unknown[];
    if (typeof time !== 'number' || typeof data !== 'string') continue;
    // Version 3 tells how long after the event before, version 2 how long after the start.
    const wait = absolute ? time - before : time;
    if (absolute) before = Math.max(before, time);
    at += Math.min(Math.max(0, wait), silence);
    if (code === 'o') events.push({ at, data });
    else if (code === 'r') events.push(...sizeOf(data).map((found) => ({ at, ...found })));
  }
  return {
    columns: positive(size['cols'] ?? size['width']) ?? 88,
    rows: positive(size['rows'] ?? size['height']) ?? 24,
    events,
    duration: at,
  };
}

/** One line: the header is an object, events are arrays; comments and what is broken are nothing. */
function readJson(line: string): unknown {
  if (!/^\s*[{[]/.test(line)) return undefined;
  try {
    // In an array, because it is to be one thing for whoever flattens what several lines gave.
    return [JSON.parse(line)];
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : undefined;
}

function sizeOf(text: string): { columns: number; rows: number }[] {
  const [, columns, rows] = /^([1-9]\d{0,2})x([1-9]\d{0,2})$/.exec(text) ?? [];
  return columns && rows ? [{ columns: Number(columns), rows: Number(rows) }] : [];
}

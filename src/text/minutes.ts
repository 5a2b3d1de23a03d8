/** A time as people write it: `20`, `20 min`, `1 h`, `1 h 30`, `1h30`, with blanks of any kind, and never 0. */
export const minutesPattern =
  /^(?=.*[1-9])\s*(?:(\d+)\s*h(?:\s*(\d+)\s*(?:min)?)?|(\d+)\s*(?:min|minutes?|mn|')?)\s*$/i;

/** Reads a time as minutes; undefined for anything else. */
export function parseMinutes(text: string): number | undefined {
  const [whole, hours, rest, minutes] = minutesPattern.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return hours === undefined ? Number(minutes) : Number(hours) * 60 + Number(rest ?? 0);
}

/** `105` → `1 h 45`, `45` → `45 min`, with no-break spaces. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return `${rest}\u00a0min`;
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`;
}

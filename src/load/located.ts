import type { Finding, Place, SettingStep } from '../model/diagnostic.ts';

/** Settings as a file gave them, that remember where each key and value stands. */
export interface Located {
  /** Plain data; keys without a value (`title:`) are left out, as an author still writing means them. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The place of a key (in YAML also of one within others), or of a value (the nearest enclosing one that is known). */
  keyPlace(key: string, within?: readonly SettingStep[]): Place | undefined;
  valuePlace(path: readonly SettingStep[]): Place | undefined;
}

/** Settings, or why the text cannot be read at all. */
export type ReadResult =
  | { readonly data: Located; readonly finding?: undefined }
  | { readonly data?: undefined; readonly finding: Finding };

/** Leaves out keys and list items without value. */
export function withoutNulls(values: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(
    kept.map(([key, value]) => [key, Array.isArray(value) ? value.filter((item) => item !== null) : value]),
  );
}

/** No settings. */
export const nothing: Located = { values: {}, keyPlace: () => undefined, valuePlace: () => undefined };

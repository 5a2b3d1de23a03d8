import type { Theme } from '../model/course.ts';
import type { Place } from '../model/diagnostic.ts';
import { fenceReader } from '../text/fences.ts';
import type { ChapterSource } from './chapter.ts';
import type { frontMatterSchema } from './settings-schema.ts';

/** Something in a chapter that was written for Estrade. */
export interface Sign {
  /** As a message begins with it. */
  readonly what: string;
  readonly place: Place | undefined;
  /** No other tool reads it. */
  readonly sure: boolean;
}

type Key = keyof typeof frontMatterSchema.shape;
const sureKeys = [
  'goals',
  'duration',
  'number',
  'agenda',
  'terms',
  'incremental',
  'typography',
] as const satisfies readonly Key[];
/** Keys that decks may have for other tools: Hugo's drafts, Jekyll's layouts, a page's description. */
const likelyKeys = ['layout', 'draft', 'description', 'lang', 'math'] as const satisfies readonly Key[];

/** `:::name`, `::name`, and comments that say something of their slide. */
const directive = /^(:{2,})[ \t]?(\p{L}[\p{L}\p{N}_-]*)[ \t]*(?:[[{].*)?\r?$/u;
const titled = /^(:{3,})[ \t]?(\p{L}[\p{L}\p{N}_-]*)\b/u;
const comment = /<!--[ \t]*(layout|durée|duration|éditions?|editions?)[ \t]*:.*?-->/iu;

/** The clearest sign in a chapter that it was written for Estrade. */
export function ownSign(
  { frontMatter, body }: ChapterSource,
  themes: ReadonlyMap<string, Theme['kind']>,
): Sign | undefined {
  const { values } = frontMatter;
  const has = (key: string): boolean => Object.hasOwn(values, key);
  const ofKey = (key: string, sure: boolean): Sign => ({
    what: `The key \`${key}\``,
    place: frontMatter.keyPlace(key),
    sure,
  });
  const key = sureKeys.find(has);
  if (key !== undefined) return ofKey(key, true);
  const { theme } = values;
  if (typeof theme === 'string' && themes.get(theme) === 'own') {
    return { what: `The theme \`${theme}\``, place: frontMatter.valuePlace(['theme']), sure: true };
  }
  const likely = likelyKeys.find(has);
  return inText(body) ?? (likely === undefined ? undefined : ofKey(likely, false));
}

/** A line outside of code that only Estrade reads. */
function inText({ text, start }: ChapterSource['body']): Sign | undefined {
  const fences = fenceReader();
  for (const [index, line] of text.split('\n').entries()) {
    if (fences.holds(line)) continue;
    const [, colons, name] = directive.exec(line) ?? titled.exec(line) ?? [];
    const found = colons === undefined ? comment.exec(line) : undefined;
    if (colons === undefined && !found) continue;
    const what = found ? `The comment \`${found[0]}\`` : `The directive \`${colons}${name}\``;
    const column = 1 + (found?.index ?? 0);
    const length = found?.[0].length ?? line.trimEnd().length;
    const number = start.line + index;
    return { what, sure: true, place: { line: number, column, end: { line: number, column: column + length } } };
  }
  return undefined;
}

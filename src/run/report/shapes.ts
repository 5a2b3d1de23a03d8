/** A kind of word that is another one at each run, or on each machine. */
interface Shape {
  readonly name: string;
  readonly pattern: RegExp;
}

/**
 * Words whose look alone says that they vary. Groups of digits that stand for versions, ports or counts are no such
 * words: those vary only where two runs show it.
 */
const shapes: readonly Shape[] = [
  { name: 'dossier', pattern: /(?<![\w./-])(?:\/[\w.-]+)*\/estrade-run-[\w-]+(?:\/(?:work|tmp|home)(?![\w-]))?/gu },
  {
    name: 'date',
    pattern: /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|\s?[+-]\d\d:?\d\d)?(?: [A-Z]{3,4}\b)?/g,
  },
  {
    name: 'date',
    pattern:
      /\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:\d\d? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: {1,2}\d\d?)?(?: \d{4})? \d\d:\d\d:\d\d(?: [A-Z]{3,4})?(?: \d{4})?\b/g,
  },
  { name: 'date', pattern: /\b\d\d\/[A-Z][a-z]{2}\/\d{4}[: ]\d\d:\d\d:\d\d(?: [+-]\d{4})?/g },
  { name: 'heure', pattern: /(?<![\d:.])\d\d:\d\d:\d\d(?:[.,]\d+)?(?![\d:])/g },
  { name: 'empreinte', pattern: /(?<=\bsha256:)[0-9a-f]{12,64}\b/g },
  { name: 'empreinte', pattern: /\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{64}\b/g },
  { name: 'uuid', pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g },
  { name: 'id', pattern: /(?<![\w.-])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{12}(?![\w-])/g },
  {
    name: 'durée',
    pattern:
      /\b(?:Less than a|About an?|\d+(?:\.\d+)?) (?:second|minute|hour|day|week|month|year)s?(?= ago\b|$|\s{2}| \()/g,
  },
  { name: 'durée', pattern: /(?<=\bUp )(?:Less than a|About an?|\d+) (?:second|minute|hour|day|week)s?/g },
  { name: 'durée', pattern: /(?<![\w.])(?:\d+h)?(?:\d+m)?\d+\.\d+ ?(?:ns|[µu]s|ms|s|secs?|seconds)\b/g },
  { name: 'durée', pattern: /(?<![\w.])\d+(?:[.,]\d+)? ?(?:ns|[µu]s|ms)\b/g },
];

/** A text with wildcards for what varies by its look. `each`: one for each word, as a fence needs it; or one in all. */
export function maskShapes(text: string, each: 'word' | 'phrase'): string {
  let masked = text;
  for (const { name, pattern } of shapes) {
    const wildcard = `‹${name}›`;
    masked = masked.replace(pattern, (found) => (each === 'phrase' ? wildcard : found.replace(/\S+/g, wildcard)));
  }
  return masked;
}

/** A good name for a word that was another one in a second run. */
export function nameOf(word: string, before: string): string {
  if (/^\d+$/.test(word) && /(?:port\b|:|->)\s*$/i.test(before)) return 'port';
  if (/^\d{4}-\d\d-\d\d|^\d\d:\d\d/.test(word)) return 'date';
  if (/^\d+(?:[.,]\d+)?(?:ns|[µu]s|ms|s|m|h)$/.test(word)) return 'durée';
  if (/^\d+(?:[.,]\d+)?(?:[kKMGT]?i?B|%)$/.test(word)) return 'taille';
  if (/\bpid\W*$/i.test(before) && /^\d+$/.test(word)) return 'pid';
  if (/^\d+(?:[.,]\d+)?$/.test(word)) return 'nombre';
  if (/^[0-9a-f]{6,}$/i.test(word)) return 'id';
  if (/^\d{1,3}(?:\.\d{1,3}){3}/.test(word)) return 'adresse';
  return 'mot';
}

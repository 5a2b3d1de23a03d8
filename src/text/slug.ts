/**
 * The id of a heading: accents folded, lower case, every run of other characters one hyphen.
 *
 * `L’intérêt des conteneurs` → `l-interet-des-conteneurs`
 *
 * @returns at least one character: `diapo` for a text without letters or digits. Digits alone get that
 * word before them, because reveal reads `#/2024` as the number of a slide.
 */
export function slug(text: string): string {
  const folded = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  if (folded === '') return 'diapo';
  return /^\d+$/.test(folded) ? `diapo-${folded}` : folded;
}

/** Folds accents, ligatures and case, so that texts compare as a reader would compare them. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
}

/** Gives each repeated id a number: `a`, `a-2`, `a-3`. The taker remembers what was taken. */
export function idTaker(): (wanted: string) => string {
  const taken = new Set<string>();
  // Where to go on counting: a heading that stands ten thousand times is not counted from 2 each time.
  const counts = new Map<string, number>();
  return (wanted) => {
    let id = wanted;
    let count = counts.get(wanted) ?? 2;
    for (; taken.has(id); count++) id = `${wanted}-${count}`;
    if (id !== wanted) counts.set(wanted, count);
    taken.add(id);
    return id;
  };
}

import type { DiagramSource } from './source.ts';

/** What an author calls a diagram, in its fence or in its text; undefined for one without words. */
export function nameOf(
  source: Pick<DiagramSource, 'title' | 'description'>,
  given: { readonly title: string | undefined; readonly alt: string | undefined },
): string | undefined {
  const words = given.alt
    ? [given.alt]
    : [given.title ?? source.title, source.description].filter((one) => one !== undefined && one.trim() !== '');
  return (
    words.map((one, index) => (index < words.length - 1 ? one?.replace(/[.\s]*$/, '.') : one)).join(' ') || undefined
  );
}

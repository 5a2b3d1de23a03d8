import { fenceReader } from '../text/fences.ts';
import type { frontMatterSchema } from './settings-schema.ts';

/** Keys that a deck has for reveal-md's sake. Those that a course of ours shares with it say nothing. */
const revealMdKeys = [
  'separator',
  'verticalSeparator',
  'notesSeparator',
  'highlightTheme',
  'revealOptions',
  'template',
  'preprocessor',
  'assetsDir',
  'mermaid',
  'absoluteUrl',
] as const satisfies readonly (keyof typeof frontMatterSchema.shape)[];

/**
 * Whether a chapter shows that it was written for reveal-md: a key of its front matter, one of
 * reveal's themes, an attribute comment of reveal's Markdown, or a `---` or `----` line.
 * Without course.yaml, one such chapter makes its whole folder a reveal-md folder; a folder without
 * any sign is read as a course of ours, so that a plain hand-out becomes a deck by its headings.
 */
export function looksLikeRevealMd(
  frontMatter: Readonly<Record<string, unknown>>,
  body: string,
  revealThemes: ReadonlySet<string>,
): boolean {
  const { theme } = frontMatter;
  return (
    revealMdKeys.some((key) => Object.hasOwn(frontMatter, key)) ||
    (typeof theme === 'string' && (revealThemes.has(theme) || /\.css$/i.test(theme))) ||
    /<!--\s*\.(?:slide:|element\b)/.test(body) ||
    hasSeparator(body)
  );
}

function hasSeparator(body: string): boolean {
  if (!/^-{3,4}\r?$/m.test(body)) return false;
  const fences = fenceReader();
  for (const line of body.split('\n')) {
    if (!fences.holds(line) && /^-{3,4}\r?$/.test(line)) return true;
  }
  // A fence that never closes ends at the next separator: the line found above is one.
  return fences.isOpen();
}

import type { Theme } from '../model/course.ts';
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

/** What of a front matter was written for reveal-md's sake: a key of its own, a theme of reveal's or a stylesheet. */
export function revealMdKey(
  frontMatter: Readonly<Record<string, unknown>>,
  themes: ReadonlyMap<string, Theme['kind']>,
): string | undefined {
  const key = revealMdKeys.find((name) => Object.hasOwn(frontMatter, name));
  if (key !== undefined) return `\`${key}\``;
  const { theme } = frontMatter;
  const revealTheme = typeof theme === 'string' && (themes.get(theme) === 'reveal' || /\.css$/i.test(theme));
  return revealTheme ? `the theme \`${theme}\`` : undefined;
}

/**
 * What of a text reveal-md reads, and courses of ours may hold too: attribute comments of reveal's Markdown, or a
 * `---` or `----` line that cuts.
 */
export function revealMdLook(body: string): string | undefined {
  if (/<!--\s*\.(?:slide:|element\b)/.test(body)) return 'its attribute comments';
  if (!/^-{3,4}\r?$/m.test(body)) return undefined;
  const fences = fenceReader();
  const cuts = body.split('\n').some((line) => !fences.holds(line) && /^-{3,4}\r?$/.test(line));
  // A fence that never closes ends at the next separator: the line found above is one.
  return cuts || fences.isOpen() ? 'its separators' : undefined;
}

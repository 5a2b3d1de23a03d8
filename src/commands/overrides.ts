import { UsageError } from '../model/errors.ts';
import type { Overrides } from '../model/settings.ts';
import { nearest } from '../text/nearest.ts';
import type { CommandInput, Flag } from './command.ts';

/** Options of every command that builds: how the course looks, which edition it is, and what that leaves out. */
export const overrideFlags: Readonly<Record<'theme' | 'lang' | 'edition' | 'without', Flag>> = {
  theme: { type: 'string', value: 'name', about: 'theme of every deck' },
  lang: { type: 'string', value: 'code', about: 'language of the course, such as fr or en' },
  edition: { type: 'string', value: 'name', about: 'an edition of the course, such as formateur or eleve' },
  without: { type: 'string', value: 'what', about: 'leaves out `notes`, `solutions` or both (comma-separated)' },
};

/**
 * What these options say against the course's own files.
 *
 * @throws UsageError when `--without` names something else.
 */
export function overridesOf(flags: CommandInput['flags']): Omit<Overrides, 'drafts'> {
  const text = (name: keyof typeof overrideFlags): string | undefined => {
    const value = flags[name];
    return typeof value === 'string' ? value : undefined;
  };
  const names = (text('without') ?? '').split(/[,\s]+/).filter(Boolean);
  return { theme: text('theme'), lang: text('lang'), edition: text('edition'), without: names.map(partNamed) };
}

const parts = ['notes', 'solutions'] as const;

function partNamed(name: string): (typeof parts)[number] {
  const part = parts.find((one) => one === name.toLowerCase());
  if (part) return part;
  const near = nearest(name, parts);
  throw new UsageError(
    `\`--without\` cannot leave out \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
    'It takes `notes`, `solutions` or both: --without notes,solutions.',
  );
}

import { UsageError } from '../model/errors.ts';
import type { Edition, Overrides } from '../model/settings.ts';
import type { Built } from '../pipeline.ts';
import { nearest } from '../text/nearest.ts';
import type { CommandInput, Flag } from './command.ts';

/** Options of every command that builds: which edition, and what it leaves out. */
export const editionFlags: Readonly<Record<'edition' | 'without', Flag>> = {
  edition: { type: 'string', value: 'name', about: 'an edition of the course, such as formateur or eleve' },
  without: { type: 'string', value: 'what', about: 'leaves out `notes`, `solutions` or both (comma-separated)' },
};

const parts = ['notes', 'solutions'] as const;

/** @throws UsageError when `--without` names something else. */
export function editionOptions(flags: CommandInput['flags']): Pick<Overrides, 'edition' | 'without'> {
  const { edition, without } = flags;
  const names = typeof without === 'string' ? without.split(/[,\s]+/).filter(Boolean) : [];
  return { edition: typeof edition === 'string' ? edition : undefined, without: names.map(partNamed) };
}

function partNamed(name: string): (typeof parts)[number] {
  const part = parts.find((one) => one === name.toLowerCase());
  if (part) return part;
  const near = nearest(name, parts);
  throw new UsageError(
    `\`--without\` cannot leave out \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
    'It takes `notes`, `solutions` or both: --without notes,solutions.',
  );
}

/** What was left out of a build, on purpose, as lines for people. */
export function leftLines({ course }: Pick<Built, 'course'>): string[] {
  const { left = [], edition } = course;
  const list = (why: 'draft' | 'edition'): string =>
    left
      .filter((chapter) => chapter.why === why)
      .map(({ path }) => path)
      .join(', ');
  const [drafts, others] = [list('draft'), list('edition')];
  return [
    drafts ? `Drafts left out: ${drafts} (\`--drafts\` builds them).` : '',
    others ? `Left out, for no slide is in the edition \`${edition?.name}\`: ${others}.` : '',
  ].filter(Boolean);
}

/** An edition, as a summary names it. */
export function editionName(edition: Edition | undefined): string {
  if (!edition) return '';
  const { name, notes, solutions } = edition;
  const without = [notes ? '' : 'notes', solutions ? '' : 'solutions'].filter(Boolean).join(' and ');
  return [name && `edition ${name}`, without && `without ${without}`].filter(Boolean).join(', ');
}

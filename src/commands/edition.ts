import type { Edition } from '../model/settings.ts';
import type { Built } from '../pipeline.ts';

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

import { describe, expect, test } from 'vitest';
import { run } from '../../tests/support/split.ts';
import type { Edition } from '../model/settings.ts';

const known = ['formateur', 'eleve', 'jury'];
const formateur: Edition = { name: 'formateur', notes: true, solutions: true, known };
const eleve: Edition = { name: 'eleve', notes: false, solutions: false, known };
const chapter = (comment: string): string => `# A\n\n---\n\n## B\n\n${comment}\n\n---\n\n## C\n`;

describe('a slide with a comment about editions', () => {
  test.each([
    ['<!-- édition: formateur -->', ['formateur']],
    ['<!-- edition: Trainer -->', ['formateur']],
    ['<!--Éditions : formateur, élève-->', ['formateur', 'eleve']],
    ['<!-- e\u0301dition: formateur -->', ['formateur']],
    ['<!-- édition: !eleve -->', ['formateur']],
    ['<!-- édition: !eleve, !formateur -->', []],
    ['<!-- édition: jury -->', []],
    ['<!-- édition:\nformateur -->', ['formateur']],
    ['<!-- édition: formateur --> <!-- édition: eleve -->', []],
    ['Texte <!-- édition: formateur --> encore', ['formateur']],
    ['- un\n- deux <!-- édition: formateur -->', ['formateur']],
    ['> cité\n>\n> <!-- édition: formateur -->', ['formateur']],
    ['<div>\n<!-- édition: formateur -->\n</div>', ['formateur']],
    ['Texte\n\nNote:\n<!-- édition: formateur -->', ['formateur']],
    ['Une remarque sur l’édition : <!-- la deuxième édition: 2024 -->', ['formateur', 'eleve']],
    ['`<!-- édition: formateur -->`', ['formateur', 'eleve']],
    ['```html\n<!-- édition: formateur -->\n```', ['formateur', 'eleve']],
    ['<pre>\n<!-- édition: formateur -->\n</pre>', ['formateur', 'eleve']],
  ])('%s', (comment, holders) => {
    for (const edition of [formateur, eleve]) {
      const { texts } = run(chapter(comment), { edition });
      expect(texts.some((text) => text.includes('## B'))).toBe(holders.includes(edition.name ?? ''));
    }
    expect(run(chapter(comment), { edition: { ...formateur, name: undefined } }).slides).toHaveLength(3);
  });

  test.each([
    ['<!-- édition: formatuer -->', 'The course has no edition `formatuer`', 'Did you mean `formateur`?'],
    ['<!-- edition: studnt -->', 'The course has no edition `studnt`', 'Did you mean `eleve`?'],
    ['<!-- édition: !zzz -->', 'The course has no edition `zzz`', expect.stringContaining('`jury`')],
    ['<!-- édition: -->', 'This comment names no edition', expect.stringContaining('`jury`')],
  ])('%s is told', (comment, reason, fix) => {
    const { findings } = run(chapter(comment), { edition: formateur });
    expect(findings).toMatchObject([{ ruleId: 'edition-unknown', reason, fix, place: { line: 7, column: 1 } }]);
    expect(run(chapter(comment), { edition: formateur, dialect: 'reveal-md' }).findings).toEqual([]);
  });
});

describe('slides that are left out', () => {
  const only = '<!-- édition: formateur -->';

  test('leave their place to what stood under them', () => {
    const text = `# A\n\n---\n\n## B ${only}\n\n----\n\n## C ${only}\n\n----\n\n## D\n\n----\n\n## E\n`;
    const { texts, cuts, slides } = run(text, { edition: eleve });
    expect(texts).toEqual(['# A', '## D', '## E']);
    expect(cuts).toEqual(['start', 'horizontal', 'vertical']);
    expect(slides.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  test('leave the chapter’s beginning to the next one', () => {
    expect(run(`# A ${only}\n\n----\n\n## B\n\n---\n\n## C\n`, { edition: eleve }).cuts).toEqual([
      'start',
      'horizontal',
    ]);
    expect(run(`# A ${only}\n`, { edition: eleve }).slides).toEqual([]);
  });
});

describe('an edition without notes', () => {
  test('has none, nor what only they refer to', () => {
    const text = '# A\n\nTexte.\n\nNote:\nDites[^1].\n\n---\n\n# B\n\n[^1]: Le secret.\n';
    const [first] = run(text, { edition: eleve }).slides;
    expect(first).toMatchObject({ notes: [], definitions: '' });
    expect(run(text, { edition: formateur }).slides[0]?.definitions).toContain('Le secret');
  });

  test('leaves out a slide that is only notes', () => {
    expect(run('# A\n\n---\n\nNote:\nDites.\n\n---\n\n# C\n', { edition: eleve }).texts).toEqual(['# A', '# C']);
    expect(run('# A\n\n---\n\nNote:\nDites.\n\n---\n\n# C\n', { edition: formateur }).slides).toHaveLength(3);
  });
});

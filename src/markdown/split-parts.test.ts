import { describe, expect, it } from 'vitest';
import { run } from '../../tests/support/split.ts';

describe('headings', () => {
  const handout = '# Docker\n\nIntro\n\n## Images\n\ntexte\n\n### Détail\n\n## Conteneurs\n\n# Suite\n';

  it('cut a chapter of a course that has no separator, down to level 2', () => {
    const { texts, cuts } = run(handout);
    expect(texts).toEqual(['# Docker\n\nIntro', '## Images\n\ntexte\n\n### Détail', '## Conteneurs', '# Suite']);
    expect(cuts).toEqual(['start', 'heading', 'heading', 'heading']);
  });

  it('do not when there is a separator, when turned off, or in a reveal-md deck, which gets a hint', () => {
    expect(run(`${handout}\n---\nfin`).slides).toHaveLength(2);
    expect(run(handout, { slideLevel: false })).toMatchObject({ said: [], slides: { length: 1 } });
    expect(run(handout, { dialect: 'reveal-md' })).toMatchObject({ said: ['slide-level 5:1'], slides: { length: 1 } });
    expect(run('# Seul', { dialect: 'reveal-md' }).said).toEqual([]);
  });

  it('cut beside separators when a level is given, without blank slides', () => {
    const { texts, cuts } = run('# A\n\n---\n\n<!-- .slide: id="b" -->\n## B\n\n### C\n----\n### D', { slideLevel: 3 });
    expect(texts).toEqual(['# A', '<!-- .slide: id="b" -->\n## B', '### C', '### D']);
    expect(cuts).toEqual(['start', 'horizontal', 'heading', 'vertical']);
  });

  it.each([
    ['in a fence', '```bash\n\n## commentaire\n```'],
    ['in a comment', '<!--\n## non\n-->'],
    ['in raw HTML', '<div>\n## non\n</div>'],
    ['behind a space', ' ## non'],
    ['in a list', '- ## non'],
    ['without a space', '##non'],
    ['underlined by dashes', 'non\n-----'],
  ])('do not cut %s', (_, text) => {
    expect(run(`## A\n\n${text}\n\n## B`).slides).toHaveLength(2);
  });

  it('may be underlined by equals signs', () => {
    expect(run('## A\n\nUn titre\nlong\n===\ntexte').texts).toEqual(['## A', 'Un titre\nlong\n===\ntexte']);
  });

  it('end a fence that was forgotten open', () => {
    const { texts, said } = run('# A\n\n```bash\n# installer\napt install x\n\n## B\n\n```js\n1\n```');
    expect(texts).toHaveLength(2);
    expect(said).toEqual(['fence-unclosed 3:1']);
  });
});

describe('notes', () => {
  it.each(['Note:', 'Notes:', 'NOTE:', 'notes:', 'Note :', 'Notes\u00a0:', 'Note\u202f:'])(
    'open at %j in a course',
    (marker) => {
      const { texts, notes, slides } = run(`A\n\n${marker} un\n\ndeux\n---\nB`);
      expect(texts).toEqual(['A', 'B']);
      expect(notes).toEqual([['un\n\ndeux'], []]);
      expect(slides[0]?.notes[0]?.start.column).toBe(marker.length + 2);
    },
  );

  it.each(['  Note:', '- note:', '> Note:', 'Remarque :', 'Notez :', 'Note'])('do not open at %j', (line) => {
    expect(run(`A\n\n${line} x`).notes).toEqual([[]]);
  });

  it.each(['```yaml\nnotes: x\n```', '<!--\nNote: x\n-->', 'texte <!--\nNote: x\n-->'])(
    'do not open in %j',
    (block) => {
      expect(run(block).notes).toEqual([[]]);
    },
  );

  it('stay on the slide behind a space in a reveal-md deck, with a hint', () => {
    const { notes, findings } = run('A\n\nNote : x\n', { dialect: 'reveal-md' });
    expect(notes).toEqual([[]]);
    expect(findings).toMatchObject([{ ruleId: 'notes-unread', place: { line: 3, column: 1 }, expected: ['Note:'] }]);
  });

  it('go on at a second marker, with a warning', () => {
    const { texts, notes, said } = run('A\nNote: un\nNotes: deux\n');
    expect(texts).toEqual(['A']);
    expect(notes).toEqual([['un', 'deux']]);
    expect(said).toEqual(['notes-duplicate 3:1']);
  });

  it('open at a custom pattern instead, but not in code', () => {
    const options = { notesSeparator: '^\\?\\?\\?' };
    const { texts, notes } = run('A\r\n\r\n```\r\n??? x\r\n```\r\n??? un\r\n---\r\nNote: B', options);
    expect(texts).toEqual(['A\r\n\r\n```\r\n??? x\r\n```', 'Note: B']);
    expect(notes).toEqual([['un'], []]);
  });

  it('open at the built-in markers when the pattern is broken', () => {
    const { notes, findings } = run('A\nNote: x', { notesSeparator: '[' });
    expect(notes).toEqual([['x']]);
    expect(findings[0]?.reason).toMatch(/^`notesSeparator`/);
  });
});

describe('definitions', () => {
  const definitions = (text: string) => run(text).slides.map((slide) => slide.definitions);

  it('come to the slides that use them from elsewhere', () => {
    const end = '[Docs]: https://a.example "Le titre"\n[autre]: /b';
    expect(definitions(`[les docs][docs]\n---\n![x][autre] [DOCS]\n---\nrien\n---\n${end}`)).toEqual([
      '[Docs]: https://a.example "Le titre"',
      '[Docs]: https://a.example "Le titre"\n\n[autre]: /b',
      '',
      '',
    ]);
  });

  it('have labels without regard to case and to white space', () => {
    expect(definitions('[x][Le\n  Mot]\n---\n[le mot]: /u')[0]).toBe('[le mot]: /u');
  });

  it('may take several lines', () => {
    expect(definitions('[a]\n---\n[a]:\n  /u\n  "t"\n\nfin')[0]).toBe('[a]:\n  /u\n  "t"');
  });

  it('may be footnotes with all their lines, which bring what they use', () => {
    const note = '[^1]: voir [a]\nsuite\n\n    ```\n    x\n    ```';
    expect(definitions(`Texte[^1]\n---\nB\n\n${note}\n\n[a]: /u\n`)[0]).toBe(`${note}\n\n[a]: /u`);
  });

  it('are needed by the content when they stand in the notes', () => {
    expect(definitions('[a]\n\nNote: x\n\n[a]: /u')).toEqual(['[a]: /u']);
  });

  it('are not read, nor used, in code or within a paragraph', () => {
    expect(definitions('[a] [b]\n---\n```\n[a]: /u\n```\ntexte\n[b]: /u')).toEqual(['', '']);
    expect(definitions('```\n[a]\n```\n---\n[a]: /u')[0]).toBe('');
  });

  it('of a slide’s own count before those of others', () => {
    expect(definitions('[1]\n\n[1]: /un\n---\n[1]\n\n[1]: /deux')).toEqual(['', '']);
  });
});

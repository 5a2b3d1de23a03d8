import { describe, expect, it } from 'vitest';
import { linkChapters } from '../../../tests/support/linked.ts';

const chapter = `# Le cours

---

## Plan

::agenda

---

# Le contexte

<!-- durée: 15 min -->

---

## Une diapo

---

# Le cache

<!-- durée: 1 h -->

---

## Où nous en sommes

::agenda
`;

const agendaOf = (html = ''): string => /<ol class="agenda.*?<\/ol>/.exec(html)?.[0] ?? '';
const marked = (html = ''): string | undefined => /<li class="agenda-part current"><a[^>]*>([^<]*)/.exec(html)?.[1];

describe('an agenda', () => {
  it('lists the parts with their links and minutes, and their sum where none is marked', async () => {
    const { slides } = await linkChapters({ a: chapter });
    expect(agendaOf(slides['a']?.[1]?.html)).toBe(
      '<ol class="agenda">' +
        '<li class="agenda-part"><a href="#/le-contexte">Le contexte</a><span class="agenda-time">15\u00a0min</span></li>' +
        '<li class="agenda-part"><a href="#/le-cache">Le cache</a><span class="agenda-time">1\u00a0h</span></li>' +
        '<li class="agenda-total">Total<span class="agenda-time">1\u00a0h\u00a015</span></li></ol>',
    );
  });

  it('marks the part that it stands in', async () => {
    const { slides } = await linkChapters({ a: chapter });
    expect(agendaOf(slides['a']?.at(-1)?.html)).toBe(
      '<ol class="agenda has-current">' +
        '<li class="agenda-part"><a href="#/le-contexte">Le contexte</a><span class="agenda-time">15\u00a0min</span></li>' +
        '<li class="agenda-part current"><a href="#/le-cache" aria-current="step">Le cache</a>' +
        '<span class="agenda-time">1\u00a0h</span></li></ol>',
    );
  });

  it('marks the part that the next slide opens, but for the first', async () => {
    const parts = '::agenda\n\n---\n\n# Un\n\n---\n\n::agenda\n\n---\n\n# Deux\n';
    const { slides } = await linkChapters({ a: `# A\n\n---\n\n${parts}` });
    expect(slides['a']?.map(({ html }) => marked(html))).toEqual([undefined, undefined, undefined, 'Deux', undefined]);
  });

  it('marks the part that it is told, and says when there is no such part', async () => {
    const { slides, said, fixes } = await linkChapters({
      a: '# A\n\n---\n\n::agenda{partie=2}\n\n---\n\n# Un\n\n---\n\n# Deux\n\n---\n\n## Plan\n\n::agenda{partie=3}\n',
    });
    expect(marked(slides['a']?.[1]?.html)).toBe('Deux');
    expect(slides['a']?.[1]?.html).not.toContain('data-part');
    expect(said).toEqual(['a.md:19 directive-misused: The chapter has no part 3']);
    expect(fixes).toEqual(['Its parts count from 1 to 2.']);
  });

  it('has no sum where a part has no time', async () => {
    const { slides } = await linkChapters({ a: '::agenda\n\n---\n\n# Un\n<!-- durée: 5 -->\n\n---\n\n# Deux\n' });
    expect(slides['a']?.[0]?.html).not.toContain('agenda-total');
  });

  it('in a chapter without parts is told', async () => {
    const { said } = await linkChapters({ a: '# A\n\n---\n\n::agenda\n' });
    expect(said).toEqual(['a.md:5 directive-misused: The agenda has nothing to list: this chapter has no parts']);
  });

  it('leaves out parts on hidden slides', async () => {
    const hidden = '<!-- .slide: data-visibility="hidden" -->\n<!-- layout: section -->\n# Deux\n';
    const { slides } = await linkChapters({ a: `::agenda\n\n---\n\n# Un\n\n---\n\n${hidden}\n---\n\n# Trois\n` });
    expect(slides['a']?.[0]?.html.match(/<li class="agenda-part">/g)).toHaveLength(2);
    expect(slides['a']?.[0]?.html).not.toContain('Deux');
  });
});

describe('agenda: true', () => {
  const text = '# A\n\n---\n\n# Un\n\n---\n\n## x\n\n---\n\n# Deux\n\n----\n\n## y\n';

  it('puts an agenda before each part, with an address and a number of its own', async () => {
    const { slides, said } = await linkChapters({ a: text }, { agenda: true });
    expect(slides['a']?.map(({ id, number }) => `${number} ${id}`)).toEqual([
      '1 a',
      '2 plan-1',
      '3 un',
      '4 x',
      '5 plan-2',
      '6 deux',
      '7 y',
    ]);
    expect([1, 4].map((at) => marked(slides['a']?.[at]?.html))).toEqual(['Un', 'Deux']);
    expect(slides['a']?.[1]?.classes).toBe('layout-agenda');
    expect(said).toEqual([]);
  });

  it('leaves every other address as it is', async () => {
    const ids = async (agenda: boolean) =>
      (await linkChapters({ a: text }, { agenda })).slides['a']?.map(({ id }) => id);
    expect((await ids(true))?.filter((id) => !id.startsWith('plan-'))).toEqual(await ids(false));
  });

  it('puts none where the author has one, and none without parts', async () => {
    const { slides } = await linkChapters(
      { a: '# A\n\n---\n\n## Plan\n\n::agenda\n\n---\n\n# Un\n', b: '# B\n\n---\n\n## x\n' },
      { agenda: true },
    );
    expect(slides['a']?.map(({ id }) => id)).toEqual(['a', 'plan', 'un']);
    expect(slides['b']?.map(({ id }) => id)).toEqual(['b', 'x']);
  });

  it('speaks the language of the chapter', async () => {
    const { slides } = await linkChapters({ a: text }, { agenda: true, lang: 'en' });
    expect(slides['a']?.[1]?.id).toBe('outline-1');
  });
});

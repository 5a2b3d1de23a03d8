import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeset } from './typography.ts';

/** Shows the two no-break spaces: `_` and, narrow, `-`. */
function set(text: string, lang = 'fr'): string {
  return typeset(text, lang).replaceAll('\u00a0', '_').replaceAll('\u202f', '-');
}

describe('in French', () => {
  it.each([
    ["Qu'est-ce qu'un conteneur ?", 'Qu’est-ce qu’un conteneur-?'],
    ['Prêt! Partez?! Fini;', 'Prêt-! Partez-?! Fini-;'],
    ['Attention: danger', 'Attention_: danger'],
    ['Attention : danger', 'Attention_: danger'],
    ['Il dit « oui », puis «non».', 'Il dit «-oui-», puis «-non-».'],
    ['Et ainsi de suite... Puis....', 'Et ainsi de suite… Puis....'],
    ['Vraiment ? (Oui !)', 'Vraiment-? (Oui-!)'],
    ['« Quoi ? »', '«-Quoi-?-»'],
    ["aujourd'hui, l'« image »", 'aujourd’hui, l’«-image-»'],
  ])('%s', (given, wanted) => expect(set(given)).toBe(wanted));

  it('sets numbers and their units', () => {
    expect(set("1 000 000 d'images")).toBe('1-000-000 d’images');
    expect(set('10 % de 40 Mo en 5 min à 20 °C')).toBe('10_% de 40_Mo en 5_min à 20_°C');
    expect(set('le port 8080 300 fois')).toBe('le port 8080 300 fois');
    expect(set('3 minutes')).toBe('3 minutes');
  });

  it.each([
    'un écran 16:9 à 16:45',
    'http://example.org/?x=1;y=2 et ftp://a',
    'nginx:latest',
    'localhost:8080/x?y!z',
    'la règle !important',
    '(?) et (!)',
    "l'option 'x'".replace("l'", 'une '),
    'go test ./... et a/.../b',
    'std::vector :)',
  ])('leaves %s', (text) => expect(typeset(text, 'fr')).toBe(text));

  it('knows what stands before and after a part of a sentence', () => {
    expect(typeset(' !', 'fr', { before: 'x', after: '' })).toBe('\u202f!');
    expect(typeset('! Oui', 'fr', { before: 'x', after: '' })).toBe('\u202f! Oui');
    expect(typeset("l'", 'fr', { before: ' ', after: 'x' })).toBe('l’');
    expect(typeset(':latest', 'fr', { before: 'x', after: '' })).toBe(':latest');
    expect(typeset(' : non', 'fr', { before: '»', after: '' })).toBe('\u00a0: non');
    expect(typeset('..', 'fr', { before: '.', after: '.' })).toBe('..');
    expect(typeset(' %', 'fr', { before: '0', after: '' })).toBe('\u00a0%');
  });
});

describe('in English', () => {
  it.each([
    [`"Hello," it's 'here'...`, '“Hello,” it’s ‘here’…'],
    ['("quoted") and ["x"]', '(“quoted”) and [“x”]'],
    ['What? Yes: 10 %!', 'What? Yes: 10 %!'],
  ])('%s', (given, wanted) => expect(set(given, 'en-GB')).toBe(wanted));
});

it('leaves other languages alone', () => {
  expect(typeset("Was ist's ? ...", 'de')).toBe("Was ist's ? ...");
});

const prose = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ' ',
        '  ',
        '\u00a0',
        '\u202f',
        '\n',
        '!',
        '?',
        ';',
        ':',
        '«',
        '»',
        "'",
        '’',
        '"',
        '.',
        '...',
        '…',
      ),
      fc.constantFrom('a', 'É', 'l', '10', '000', '1', '%', 'Mo', '(', ')', '`', '/', ',', '😀', '“', '”'),
    ),
  )
  .map((parts) => parts.join(''));
const edge = fc.constantFrom('', ' ', 'x', '0', '.', '!', '?', ':', '»', '«', "'", '"', '\u202f', '😀');
const lang = fc.constantFrom('fr', 'en', 'de');

/** What typography may never change. */
const letters = (text: string): string =>
  text.replace(/\s/g, '').replaceAll('…', '...').replace(/['’‘]/g, "'").replace(/["“”]/g, '"');

it('changes no letter, no digit and no order', () => {
  fc.assert(
    fc.property(prose, lang, edge, edge, (text, language, before, after) => {
      expect(letters(typeset(text, language, { before, after }))).toBe(letters(text));
    }),
  );
});

it('changes nothing that is set already', () => {
  fc.assert(
    fc.property(prose, lang, (text, language) => {
      const once = typeset(text, language);
      expect(typeset(once, language)).toBe(once);
    }),
  );
});

import { describe, expect, it } from 'vitest';
import { fenceReader } from './fences.ts';

/** The lines of a text outside of its fences. */
function prose(text: string, before?: string): string[] {
  const fences = fenceReader(before);
  return text.split('\n').filter((line) => !fences.holds(line));
}

describe('a fence', () => {
  it.each([
    ['from its marks to the same ones', 'a\n```js\nb\n```\nc', ['a', 'c']],
    ['to longer ones, not to shorter or other ones', '````\n```\n~~~~\n`````\nc', ['c']],
    ['not to marks that something follows', '```\n``` js\n```\nc', ['c']],
    ['in files of Windows', '```js\r\nb\r\n```\r\nc\r', ['c\r']],
    ['up to three blanks before it', '   ```\nb\n  ```\n    ```\nc', ['    ```', 'c']],
    ['to the end, when nothing closes it', 'a\n~~~\nb', ['a']],
  ])('reaches %s', (_, text, rest) => expect(prose(text)).toEqual(rest));

  it('is no code in a text', () => expect(prose('```a``` b\nc')).toEqual(['```a``` b', 'c']));

  it('may stand in a quotation, for those who ask', () =>
    expect(prose('> ```\n> a\n> ```\nb', '(?:> )?')).toEqual(['b']));
});

it('says whether one is left open', () => {
  const fences = fenceReader();
  fences.holds('```');
  expect(fences.isOpen()).toBe(true);
  fences.holds('```');
  expect(fences.isOpen()).toBe(false);
});

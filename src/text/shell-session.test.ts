import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeSession, readSession } from './shell-session.ts';

const shape = (text: string) => readSession(text.split('\n')).map(({ prompt, output }) => (output ? 'output' : prompt));

describe('readSession', () => {
  it('tells commands from what they printed', () => {
    expect(shape('$ ls\na.txt\n\n$ pwd\n/tmp')).toEqual(['$ ', 'output', 'output', '$ ', 'output']);
  });

  it.each([
    '# id',
    'root@4f2a:/# id',
    '/app # id',
    'moi@poste:~/cours$ id',
    '[moi@poste cours]$ id',
    'PS C:\\Users> id',
  ])('knows the prompt of `%s`', (line) => {
    expect(readSession([line])).toEqual([{ prompt: line.slice(0, -2), text: 'id', output: false, continues: false }]);
  });

  it('takes `# ` for a comment where commands have `$ `', () => {
    expect(shape('# un commentaire\n$ ls')).toEqual(['', '$ ']);
  });

  it('goes on after a backslash, with or without a prompt', () => {
    expect(shape('$ docker run \\\n>  -d \\\n  nginx\n4f2a')).toEqual(['$ ', '> ', '', 'output']);
    expect(shape('$ echo "\\\\"\nx')).toEqual(['$ ', 'output']);
  });

  it('goes on to the end of a here-document', () => {
    expect(shape("$ cat <<'FIN' > f\n$ x\nFIN\nok")).toEqual(['$ ', '', '', 'output']);
    expect(shape('$ cat <<< x\nok')).toEqual(['$ ', 'output']);
  });

  it('takes `> ` for output elsewhere', () => {
    expect(shape('$ ls\n> x')).toEqual(['$ ', 'output']);
  });

  it('loses no character', () => {
    const part = fc.constantFrom('$ ', '# ', '> ', 'a', '\\', '<<E', 'E', ' ', 'root@x:/# ');
    const line = fc.array(part).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(readSession(lines).map(({ prompt, text }) => prompt + text)).toEqual(lines);
      }),
    );
  });
});

describe('looksLikeSession', () => {
  it('asks the first line that is not blank', () => {
    expect(looksLikeSession('\n$ ls')).toBe(true);
    expect(looksLikeSession('ls\n$ ls')).toBe(false);
    expect(looksLikeSession('$x')).toBe(false);
  });
});

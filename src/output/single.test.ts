import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptBody } from './single.ts';

describe('scriptBody', () => {
  it('leaves a script alone that needs nothing', () => {
    expect(scriptBody('if (a < b) c("</p>");')).toBe('if (a < b) c("</p>");');
  });

  it('means the same in strings, templates and regular expressions', () => {
    const js = 'result = ["</script>", `<!-- ${1}</SCRIPT >`, /<!--|<\\/script/u.test("x<!--"), "<!--<script>"]';
    const body = scriptBody(js);
    expect(body).not.toMatch(/<\/script|<!--/i);
    const context = { result: [] as unknown[] };
    runInNewContext(body, context);
    expect([...context.result]).toEqual(['</script>', '<!-- 1</SCRIPT >', true, '<!--<script>']);
  });

  it('makes the comment that hid scripts from old browsers a comment', () => {
    expect(scriptBody('<!-- hide\na()')).toBe('// hide\na()');
  });

  it('never ends its element, nor hides its end', () => {
    const piece = fc.constantFrom('<', '!', '--', '/', 'script', 'SCRIPT', '>', ' ', '\n', '\r', 'a');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(scriptBody(pieces.join(''))).not.toMatch(/<\/script|<!--|\r/i);
      }),
    );
  });
});

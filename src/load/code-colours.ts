import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../model/diagnostic.ts';
import { nearest } from '../text/nearest.ts';

/**
 * Says whether `highlightTheme` names code colours that the package ships (themes/highlight.css), with or
 * without the folder that highlight.js has it in: `base16/zenburn` is `zenburn`.
 *
 * @returns undefined when it does.
 * @throws when the package is not built.
 */
export function unknownColours(written: string, lib: string): Finding | undefined {
  const names: string[] = JSON.parse(readFileSync(join(lib, 'themes', 'highlight.json'), 'utf8'));
  const name = written.replace(/^.*\//, '');
  if (names.includes(name)) return undefined;
  const near = nearest(name, names);
  return {
    ruleId: 'highlight-unknown',
    reason: `The code colours \`${written}\` are not known; those of the theme stand in`,
    fix: near ? `Did you mean \`${near}\`?` : `Known names: ${names.map((one) => `\`${one}\``).join(', ')}.`,
    expected: near ? [near] : undefined,
  };
}

import type { Finding } from '../model/diagnostic.ts';
import { nearest, slips } from '../text/nearest.ts';

/** The names of the custom properties that a stylesheet sets or asks for. */
export function propertiesIn(css: string): string[] {
  return [...new Set([...css.matchAll(/(?<![\w-])--[a-z][\w-]*/gi)].map(([name]) => name))];
}

/**
 * Finds the custom properties that a theme sets on the page (`:root`, `html`), and that were surely meant for one of
 * the theme under it: `--brnad`. One that the stylesheet itself asks for, or that is near none, is its author's own.
 *
 * @param known the properties of the theme under it.
 */
export function strayProperties(css: string, known: readonly string[]): Finding[] {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const used = new Set([...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
  const names = known.map((name) => name.slice(2));
  const findings: Finding[] = [];
  let from = 0;
  for (const block of text.matchAll(/\{([^{}]*)\}/g)) {
    const [selectors = ''] = text.slice(from, block.index).split(/[{};]/).slice(-1);
    from = block.index + block[0].length;
    if (!/(?:^|[\s,])(?::root|html)(?![\w-])[^\s>+~]*\s*(?:,|$)/.test(selectors)) continue;
    for (const { 0: written, 1: name = '', index } of (block[1] ?? '').matchAll(/(?<=^|;)\s*(--[\w-]+)(?=\s*:)/g)) {
      if (known.includes(name) || used.has(name)) continue;
      const near = nearest(name.slice(2), names);
      // Short names are soon near each other.
      if (near === undefined || slips(name.slice(2), near) > (near.length > 6 ? 2 : 1)) continue;
      findings.push(stray(name, `--${near}`, text, block.index + 1 + index + written.length - name.length));
    }
  }
  return findings;
}

function stray(name: string, near: string, text: string, at: number): Finding {
  const before = text.slice(0, at).split('\n');
  const [line, column] = [before.length, (before.at(-1) ?? '').length + 1];
  return {
    ruleId: 'css-invalid',
    reason: `No theme knows the custom property \`${name}\``,
    fix: `Did you mean \`${near}\`?`,
    expected: [near],
    place: { line, column, end: { line, column: column + name.length } },
  };
}

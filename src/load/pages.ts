import type { Finding } from '../model/diagnostic.ts';
import { pageName } from './discover.ts';

/** A page that a chapter cannot have, because another file has it. */
interface Taken {
  readonly path: string;
  /** Which of the paths it is, when `chapters` lists one twice. */
  readonly repeated: number | undefined;
  readonly finding: Finding;
}

/**
 * Keeps one chapter for each page. The course home is `index.html`. Names that differ by letter case
 * only are the same page: some file systems do not tell them apart.
 */
export function distinctPages(paths: readonly string[]): { paths: string[]; findings: Taken[] } {
  const owners = new Map<string, string>([['index', 'the course home']]);
  const kept: string[] = [];
  const findings: Taken[] = [];
  for (const [index, path] of paths.entries()) {
    const name = pageName(path);
    const owner = owners.get(name.toLowerCase());
    if (owner === undefined) {
      owners.set(name.toLowerCase(), path);
      kept.push(path);
      continue;
    }
    const other = paths.includes(owner) ? `\`${owner}\`` : owner;
    findings.push({
      path,
      repeated: owner === path ? index : undefined,
      finding: {
        ruleId: 'page-duplicate',
        reason:
          owner === path
            ? `\`${path}\` is listed twice in \`chapters\``
            : `\`${path}\` and ${other} would both be written to \`${name}.html\``,
        fix: owner === path ? 'Remove one of the two.' : `Rename one of them, \`${renamed(path)}\` for example.`,
      },
    });
  }
  return { paths: kept, findings };
}

function renamed(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  return /^index\./i.test(name) ? `00-${name.replace(/^index/i, 'introduction')}` : name.replace(/(\.[^.]*)$/, '-2$1');
}

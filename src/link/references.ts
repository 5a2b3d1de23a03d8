import { posix } from 'node:path';
import type { Chapter, Course } from '../model/course.ts';
import type { Finding } from '../model/diagnostic.ts';
import type { LinkFact } from '../model/facts.ts';
import { nearest } from '../text/nearest.ts';
import { fold } from '../text/slug.ts';

/** What links can lead to: the pages of the course and the anchors of each deck that was compiled. */
export interface Targets {
  readonly course: Course;
  /** Anchors by page name; a page without anchors is a chapter that could not be made now. */
  readonly anchors: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Resolves a link between slides or chapters.
 *
 * @returns the `href` (undefined when the link leads nowhere) and what the author should know.
 */
export function resolveLink(link: LinkFact, from: Chapter, targets: Targets): { href: string | undefined; finding?: Finding } {
  if (link.path === '') return resolveAnchor(link, from.name, '', targets);
  const pages = [...targets.course.chapters, ...targets.course.broken];
  const wanted = link.path.startsWith('/') ? link.path.slice(1) : posix.join(posix.dirname(from.path), link.path);
  const page = pages.find(({ path }) => path === wanted) ?? byPageName(link.path, pages);
  if (page) return resolveAnchor(link, page.name, page.name === from.name ? '' : `${page.name}.html`, targets);
  const sameButCase = pages.find(({ path }) => path.toLowerCase() === wanted.toLowerCase());
  if (sameButCase) {
    const expected = posix.relative(posix.dirname(from.path), sameButCase.path);
    return {
      ...resolveAnchor(link, sameButCase.name, `${sameButCase.name}.html`, targets),
      finding: { ruleId: 'link-case', reason: `\`${link.path}\` differs from \`${expected}\` by letter case only`, fix: `Write \`${expected}\`.`, expected: [expected], place: link.place },
    };
  }
  const near = nearest(wanted, pages.map(({ path }) => path));
  const proposal = near && posix.relative(posix.dirname(from.path), near);
  return {
    href: undefined,
    finding: {
      ruleId: 'link-dead',
      reason: `There is no chapter \`${link.path}\``,
      fix: proposal ? `Did you mean \`${proposal}\`?` : `Chapters: ${pages.map(({ path }) => `\`${posix.relative(posix.dirname(from.path), path)}\``).join(', ')}.`,
      expected: proposal ? [proposal] : undefined,
      place: link.place,
    },
  };
}

/** Authors of exported decks also link to pages: `03-dockerfile.html`. */
function byPageName(path: string, pages: readonly { name: string; path: string }[]): { name: string; path: string } | undefined {
  const name = /^(?:\.\/)?([^/]+)\.html$/.exec(path)?.[1];
  return name === 'index' ? { name: 'index', path } : pages.find((page) => page.name === name);
}

function resolveAnchor(link: LinkFact, page: string, href: string, targets: Targets): { href: string | undefined; finding?: Finding } {
  const { anchor } = link;
  if (anchor === '') return { href: href || '#/' };
  const address = `${href}#/${encodeURIComponent(anchor)}`;
  const anchors = targets.anchors.get(page);
  if (!anchors || anchors.has(anchor) || /^\d+(?:\/\d+)*$/.test(anchor)) return { href: address };
  const folded = [...anchors].find((known) => fold(known) === fold(anchor));
  const near = folded ?? nearest(anchor, anchors);
  const where = href === '' ? 'this chapter' : `\`${page}\``;
  return {
    href: folded ? `${href}#/${encodeURIComponent(folded)}` : undefined,
    finding: {
      ruleId: folded ? 'link-case' : 'link-dead',
      reason: folded ? `\`#${anchor}\` differs from \`#${folded}\` by letter case or accents only` : `There is no slide or heading \`#${anchor}\` in ${where}`,
      fix: near ? `Did you mean \`#${near}\`?` : undefined,
      expected: near ? [`#${near}`] : undefined,
      place: link.place,
    },
  };
}

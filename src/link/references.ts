import type { Chapter, Course, LeftChapter } from '../model/course.ts';
import type { Finding } from '../model/diagnostic.ts';
import type { LinkFact } from '../model/facts.ts';
import { nearest } from '../text/nearest.ts';
import { referenceTo } from '../text/reference.ts';
import { fold } from '../text/slug.ts';
import type { DeckIds } from './ids.ts';

/** What links can lead to: the pages of the course and the ids of each deck that was compiled. */
export interface Targets {
  readonly course: Course;
  /** By page name; a page without ids is a chapter that could not be made now, or was not asked for. */
  readonly ids: ReadonlyMap<string, DeckIds>;
}

/** How many addresses or chapters a message may list. */
const listed = 6;

interface Target {
  readonly name: string;
  readonly path: string;
}

export interface Resolved {
  /** Undefined when the link leads nowhere. */
  readonly href: string | undefined;
  /** What the author should know. */
  readonly finding?: Finding;
}

/** Resolves a link between slides or chapters. */
export function resolveLink(link: LinkFact, from: Chapter, targets: Targets): Resolved {
  if (link.path === '') return resolveAnchor(link, from.name, '', '', targets);
  const { chapters, broken, unbuilt = [] } = targets.course;
  const pages: readonly Target[] = [...chapters, ...broken, ...unbuilt];
  const wanted = coursePath(link.path, from.path);
  const page = pages.find(({ path }) => path === wanted) ?? pageNamed(link.path, pages);
  if (page) return resolveAnchor(link, page.name, hrefOf(page, from), link.path, targets);
  const left = targets.course.left?.find(({ path, name }) => path === wanted || `${name}.html` === link.path);
  if (left) return leftOut(link, left);
  const near = pages.find(({ path }) => path.toLowerCase() === wanted.toLowerCase());
  return near ? otherCase(link, near, from, targets) : deadChapter(link, pages, from);
}

/** The path that a reference means, from the course's root; `..` at the root stays there and finds nothing. */
function coursePath(reference: string, chapterPath: string): string {
  const absolute = reference.startsWith('/') ? reference : `${chapterPath.replace(/[^/]*$/, '')}${reference}`;
  const names: string[] = [];
  for (const name of absolute.split('/')) {
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  return names.join('/');
}

/** Authors of exported decks also link to pages: `03-dockerfile.html`. */
function pageNamed(path: string, pages: readonly Target[]): Target | undefined {
  const name = /^(?:\.\/)?([^/]+)\.html$/.exec(path)?.[1];
  return name === 'index' ? { name, path } : pages.find((page) => page.name === name);
}

function hrefOf(page: Target, from: Chapter): string {
  return page.name === from.name ? '' : `${encodeURIComponent(page.name)}.html`;
}

function otherCase(link: LinkFact, page: Target, from: Chapter, targets: Targets): Resolved {
  const { href } = resolveAnchor(link, page.name, hrefOf(page, from), link.path, targets);
  const expected = referenceTo(page.path, from.path, link.path);
  return {
    href,
    finding: {
      ruleId: 'link-case',
      reason: `\`${link.path}\` differs from \`${expected}\` by letter case only`,
      fix: `Write \`${expected}\`.`,
      expected: [link.anchor ? `${expected}#${link.anchor}` : expected],
      place: link.place,
    },
  };
}

/** A chapter that exists, and is no part of this build. */
function leftOut(link: LinkFact, { why }: LeftChapter): Resolved {
  const reason =
    why === 'draft'
      ? `\`${link.path}\` is a draft: it is left out of this build`
      : `\`${link.path}\` has no slide in this edition`;
  const fix =
    why === 'draft' ? 'Build with `--drafts`, or remove the link.' : 'Put the link on a slide of the same editions.';
  return { href: undefined, finding: { ruleId: 'link-dead', reason, fix, place: link.place } };
}

function deadChapter(link: LinkFact, pages: readonly Target[], from: Chapter): Resolved {
  const paths = pages.map(({ path }) => path);
  // Compared as written: folders that all chapters share would make any two names near.
  const references = paths.map((path) => referenceTo(path, from.path, link.path));
  const proposal = nearest(link.path, references);
  const known = references.filter((_, index) => paths[index] !== from.path).map((reference) => `\`${reference}\``);
  const more = known.length > listed ? ' …' : '';
  return {
    href: undefined,
    finding: {
      ruleId: 'link-dead',
      reason: `There is no chapter \`${link.path}\``,
      fix: proposal
        ? `Did you mean \`${proposal}\`?`
        : known.length > 0
          ? `The other chapters are ${known.slice(0, listed).join(', ')}${more}.`
          : 'This is the only chapter of the course.',
      expected: proposal ? [link.anchor ? `${proposal}#${link.anchor}` : proposal] : undefined,
      place: link.place,
    },
  };
}

/** @param written the path as the author wrote it, for what would replace the whole address. */
function resolveAnchor(link: LinkFact, page: string, href: string, written: string, targets: Targets): Resolved {
  const { anchor, place } = link;
  if (anchor === '') return { href: href || '#/' };
  const address = `${href}#/${anchor.split('/').map(encodeURIComponent).join('/')}`;
  const ids = targets.ids.get(page);
  // `#/3/2` and, with `fragmentInURL`, `#/name/1` are addresses of reveal's.
  const name = anchor.replace(/\/\d+$/, '');
  if (!ids || ids.anchors.has(anchor) || ids.anchors.has(name) || /^\d+(?:\/\d+)*$/.test(anchor)) {
    return { href: address };
  }
  const dead = (reason: string, fix: string, expected?: string[]): Resolved => ({
    href: undefined,
    finding: { ruleId: 'link-dead', reason, fix, expected, place },
  });
  const where = href === '' ? 'this chapter' : `\`${written}\``;
  if (ids.hidden.has(name)) {
    return dead(`\`#${name}\` is on a hidden slide of ${where}`, 'Show that slide, or link to another one.');
  }
  const folded = [...ids.anchors].find((known) => fold(known) === fold(anchor));
  if (!folded) {
    const near = nearest(anchor, ids.anchors);
    const reason = `There is no slide or heading \`#${anchor}\` in ${where}`;
    return near
      ? dead(reason, `Did you mean \`#${near}\`?`, [`${written}#${near}`])
      : dead(reason, knownAnchors(ids.anchors));
  }
  return {
    href: `${href}#/${encodeURIComponent(folded)}`,
    finding: {
      ruleId: 'link-case',
      reason: `\`#${anchor}\` differs from \`#${folded}\` by letter case or accents only`,
      fix: `Write \`#${folded}\`.`,
      expected: [`${written}#${folded}`],
      place,
    },
  };
}

function knownAnchors(anchors: ReadonlySet<string>): string {
  const names = [...anchors].slice(0, listed).map((anchor) => `\`#${anchor}\``);
  if (names.length === 0) return 'It has no slide that a link could lead to.';
  return `Its slides and headings are ${names.join(', ')}${anchors.size > listed ? ' …' : ''}.`;
}

import type { Dialect } from '../model/course.ts';
import type { Finding } from '../model/diagnostic.ts';
import type { ChapterSource } from './chapter.ts';
import { ownSign, type Sign } from './dialect-own.ts';
import { revealMdKey, revealMdLook } from './dialect-reveal-md.ts';
import type { Site } from './discover.ts';
import { hasRevealMdFiles } from './reveal-md.ts';
import { shippedThemes } from './themes.ts';

/** How a folder is read, and in which of its chapters that is doubtful. */
export interface Verdict {
  readonly dialect: Dialect;
  readonly doubt?: { readonly path: string; readonly finding: Finding };
}

interface Read {
  readonly source: ChapterSource;
  readonly own: Sign | undefined;
  /** What was written for reveal-md's sake, by name. */
  readonly key: string | undefined;
  /** What may be either tool's, and is rather reveal-md's. */
  readonly look: string | undefined;
}

/**
 * How the chapters of a folder are read. A course.yaml makes a course of ours (unless it says
 * `compat: reveal-md`); the settings files of reveal-md, a key of its own in a front matter, or one of
 * reveal's themes make decks of reveal-md. Else what only Estrade knows decides: its keys, its
 * directives, its comments; chapters that have none of that and look like decks of reveal-md must not
 * be more. A folder without any sign is a course of ours, so that a plain hand-out becomes a deck by
 * its headings.
 *
 * Where a folder is read as reveal-md does although something in it speaks for Estrade, it is told once.
 */
export function dialectOf(
  site: Site,
  compat: string | undefined,
  sources: readonly ChapterSource[],
  lib: string,
): Verdict {
  if (site.courseFile !== undefined) return { dialect: compat === 'reveal-md' ? 'reveal-md' : 'course' };
  const themes = shippedThemes(lib);
  const read = sources.map((source): Read => {
    const { values } = source.frontMatter;
    const key = revealMdKey(values, themes);
    return { source, own: ownSign(source, themes), key, look: revealMdLook(source.body.text) };
  });
  const file = hasRevealMdFiles(site.root) ? 'its settings file' : undefined;
  const because = file ?? read.find(({ key }) => key !== undefined)?.key;
  const sure = read.filter(({ own }) => own?.sure);
  const others = read.filter(({ own, look }) => look !== undefined && !own?.sure);
  if (because === undefined && (others.length === 0 || sure.length >= others.length)) return { dialect: 'course' };

  const doubtful = sure[0] ?? read.find(({ own }) => own !== undefined && because === undefined);
  if (!doubtful?.own || doubtful.source.frontMatter.values['compat'] === 'reveal-md') return { dialect: 'reveal-md' };
  return {
    dialect: 'reveal-md',
    doubt: { path: doubtful.source.path, finding: told(doubtful.own, because ?? others[0]?.look) },
  };
}

function told({ what, place }: Sign, because: string | undefined): Finding {
  return {
    ruleId: 'dialect-doubtful',
    reason: `${what} speaks for a course of Estrade, but this is read as reveal-md does because of ${because}`,
    place,
    fix: 'Add an empty `course.yaml` for a course of Estrade, or one that says `compat: reveal-md` if it is none.',
  };
}

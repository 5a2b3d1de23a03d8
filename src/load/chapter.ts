import { basename, join } from 'node:path';
import type { Finding } from '../model/diagnostic.ts';
import type { SourceSpan } from '../model/source.ts';
import { pageName } from './discover.ts';
import { readInput } from './files.ts';
import { cutFrontMatter } from './frontmatter.ts';
import { headingInside, keysOutside } from './frontmatter-suspect.ts';
import { type Located, nothing } from './located.ts';
import { type FrontMatter, frontMatterSchema } from './settings-schema.ts';
import { decode } from './text.ts';
import { validate } from './validate.ts';
import { readYaml } from './yaml.ts';

/** A chapter's file, read; its settings are still only what its own front matter says. */
export interface ChapterSource {
  readonly name: string;
  readonly path: string;
  readonly body: SourceSpan;
  readonly frontMatter: Located;
  /** Why its front matter cannot be read at all, or the file itself: an error. */
  readonly fault?: Finding | undefined;
  /** Its front matter is probably not what its author takes it for: a warning. */
  readonly suspicion?: Finding | undefined;
  /** In spite of the fault its slides can be read, for what is to be said about them. */
  readonly legible?: boolean;
}

/** Keys that decide how the slides are read: without them, what would be said about these may be wrong. */
const readingKeys =
  /^(?:separator|verticalSeparator|notesSeparator|slideAttributes|elementAttributes|slideLevel|compat)\s*:/m;

/** Reads one chapter file of the course: bytes, text, front matter. Never throws for what is in it. */
export function readChapter(root: string, path: string): ChapterSource {
  const source = {
    name: pageName(path),
    path,
    body: { text: '', start: { line: 1, column: 1, offset: 0 } },
    frontMatter: nothing,
  };
  const input = readInput(root, root, encodeURIComponent(path));
  if (input.kind === 'outside') {
    return {
      ...source,
      fault: {
        ruleId: 'path-outside',
        reason: `\`${path}\` leads out of the course`,
        fix: 'Copy the file into the course.',
      },
    };
  }
  if (input.kind === 'missing') {
    return {
      ...source,
      fault: { ruleId: 'settings-invalid', reason: `The chapter \`${basename(join(root, path))}\` cannot be read` },
    };
  }
  const decoded = decode(input.bytes, path);
  if (decoded.finding) return { ...source, fault: decoded.finding };
  const cut = cutFrontMatter(decoded.text);
  if (cut.finding) return { ...source, body: cut.body, fault: cut.finding };
  if (!cut.yaml) return { ...source, body: cut.body, suspicion: keysOutside(decoded.text) };
  const read = readYaml(cut.yaml.text, 'frontmatter-invalid', cut.yaml.start.line);
  const suspicion = headingInside(cut.yaml);
  if (read.finding) {
    // Text behind a heading is no YAML; what is wrong is that the front matter goes so far.
    const { place } = read.finding;
    const open = suspicion?.place && place && suspicion.place.line <= place.line ? suspicion : undefined;
    const fault = open ? { ...open, ruleId: read.finding.ruleId } : read.finding;
    return { ...source, body: cut.body, fault, legible: !readingKeys.test(cut.yaml.text) };
  }
  return { ...source, body: cut.body, frontMatter: read.data, suspicion };
}

/** Checks what a chapter's front matter says. */
export function checkFrontMatter(
  source: ChapterSource,
  dialect: 'course' | 'reveal-md',
): { values: Partial<FrontMatter>; findings: Finding[]; failed: boolean } {
  if (source.fault) return { values: {}, findings: [source.fault], failed: true };
  const checked = validate(frontMatterSchema, source.frontMatter, {
    invalid: 'settings-invalid',
    unknown: dialect === 'course' ? 'all' : 'typos',
  });
  return source.suspicion ? { ...checked, findings: [source.suspicion, ...checked.findings] } : checked;
}

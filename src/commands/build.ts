import { join, relative, resolve } from 'node:path';
import { isGrave } from '../model/diagnostic.ts';
import { pagesOfEdition, refuseLink, refuseMixture, refuseSources } from '../output/standing.ts';
import { write } from '../output/write.ts';
import { type Built, createPipeline } from '../pipeline.ts';
import type { Command } from './command.ts';
import { editionName, leftLines } from './edition.ts';
import { courseLines } from './excerpt.ts';
import { overrideFlags, overridesOf } from './overrides.ts';
import { countDiagnostics, diagnosticJson, formatDiagnostics } from './report.ts';
import { count, whichCourse } from './words.ts';

export const build: Command = {
  name: 'build',
  usage: '[course]',
  about: `Builds the decks and the course home.\n${whichCourse}`,
  flags: {
    out: { type: 'string', short: 'o', value: 'folder', about: 'output folder (default: dist/ in the course)' },
    ...overrideFlags,
    drafts: { type: 'boolean', about: 'the chapters that are drafts too' },
    single: { type: 'boolean', about: 'each page as one self-contained file' },
    strict: { type: 'boolean', about: 'warnings fail the build' },
    hints: { type: 'boolean', about: 'show the hints too, which are only counted otherwise' },
    json: { type: 'boolean', about: 'the result as JSON on standard output' },
  },
  async run({ positionals, flags }, terminal) {
    const target = positionals[0] ?? '.';
    const strict = flags['strict'] === true;
    const outOf = (root: string): string =>
      typeof flags['out'] === 'string' ? resolve(flags['out']) : join(root, 'dist');
    let standing: ReadonlySet<string> = new Set();
    const built = await createPipeline().run(target, {
      single: flags['single'] === true,
      strict,
      ...overridesOf(flags),
      drafts: flags['drafts'] === true,
      standing: (root, edition) => {
        standing = pagesOfEdition(outOf(root), edition);
        return standing;
      },
    });
    const out = outOf(built.course.root);
    if (flags['out'] === undefined) refuseLink(out, relative('.', out), built.course);
    refuseSources(out, relative('.', out) || '.', built.course);
    const { pages, edition } = built.artifact;
    refuseMixture(out, relative('.', out) || '.', edition, built.course);
    if (pages.length > 0) write(built.artifact, out);
    const failed = built.diagnostics.some((message) => isGrave(message, strict));
    const hints = flags['hints'] === true;
    const lines = courseLines(built.course.root);
    if (flags['json'] === true) terminal.stdout(`${JSON.stringify(resultJson(built, out, failed), undefined, 2)}\n`);
    terminal.stderr(formatDiagnostics(built.diagnostics, { colour: terminal.colour, hints, lines }));
    terminal.stderr(summary(built, out, standing, hints));
    return failed ? 1 : 0;
  },
};

/** What was said, and what was made of the course. */
function summary(built: Built, out: string, standing: ReadonlySet<string>, hints: boolean): string {
  const { course, linked, artifact, diagnostics } = built;
  const said = countDiagnostics(diagnostics, hints);
  const edition = editionName(course.edition);
  const decks = linked.decks.length;
  const slides = linked.decks.reduce((sum, deck) => sum + deck.outline.slideCount, 0);
  const made =
    decks > 0
      ? `${count(decks, 'deck')}, ${count(slides, 'slide')}${edition && ` (${edition})`} → ${relative('.', out) || '.'}/`
      : 'No deck was made.';
  const asked = artifact.kept.filter((page) => page !== 'index.html' && !isUnbuilt(page, course));
  const kept =
    asked.length > 0
      ? `Not made because of errors: ${asked.join(', ')}.${asked.some((page) => standing.has(page)) ? ' Pages of earlier builds stay as they are.' : ''}`
      : '';
  return [said, made, ...leftLines(built), kept].filter(Boolean).join('\n').concat('\n');
}

/** Whether a deck stays only because its chapter was not asked for. */
function isUnbuilt(page: string, { unbuilt = [] }: Built['course']): boolean {
  return unbuilt.some(({ name }) => `${name}.html` === page);
}

function resultJson(
  { course, linked, artifact, diagnostics }: Built,
  out: string,
  failed: boolean,
): Record<string, unknown> {
  return {
    ok: !failed,
    out,
    decks: linked.decks.map(({ chapter, outline, positions }) => ({
      page: `${chapter.name}.html`,
      source: chapter.path,
      title: outline.title,
      positions: positions.length,
      slides: outline.slideCount,
      minutes: outline.minutes,
    })),
    kept: artifact.kept,
    left: course.left ?? [],
    diagnostics: diagnostics.map(diagnosticJson),
  };
}

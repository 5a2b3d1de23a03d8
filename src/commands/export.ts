import { join, relative, resolve } from 'node:path';
import type { Artifact } from '../model/artifact.ts';
import { isGrave } from '../model/diagnostic.ts';
import { UsageError } from '../model/errors.ts';
import { pagesOf, pagesOfEdition, refuseLink, refuseSources } from '../output/standing.ts';
import { write } from '../output/write.ts';
import { type Built, createPipeline } from '../pipeline.ts';
import { type Layout, openPrinter } from '../print/printer.ts';
import { type Command, type CommandInput, interrupted, type Terminal, textOf } from './command.ts';
import { editionName, leftLines } from './edition.ts';
import { courseLines } from './excerpt.ts';
import { overrideFlags, overridesOf } from './overrides.ts';
import { countDiagnostics, formatDiagnostics } from './report.ts';
import { count, whichCourse } from './words.ts';

export const exportCourse: Command = {
  name: 'export',
  usage: '[course]',
  about: `Makes a PDF of each chapter, with the Chrome, Chromium or Edge of this machine.\n${whichCourse}`,
  flags: {
    pdf: { type: 'boolean', about: 'a PDF of each chapter, a page per slide (there is no other format yet)' },
    notes: { type: 'boolean', about: 'hand-outs instead: A4, each slide with its speaker notes' },
    steps: { type: 'boolean', about: 'a page per step of a slide' },
    out: { type: 'string', short: 'o', value: 'folder', about: 'output folder (default: dist/pdf/ in the course)' },
    ...overrideFlags,
    drafts: { type: 'boolean', about: 'the chapters that are drafts too' },
    browser: {
      type: 'string',
      value: 'path',
      about: 'the browser to print with (default: CHROME_PATH, or what is installed)',
    },
  },
  async run({ positionals, flags }, terminal) {
    const layout = layoutOf(flags);
    const built = await createPipeline().run(positionals[0] ?? '.', {
      single: false,
      strict: false,
      ...overridesOf(flags),
      drafts: flags['drafts'] === true,
    });
    const { course, diagnostics } = built;
    const out = typeof flags['out'] === 'string' ? resolve(flags['out']) : join(course.root, 'dist/pdf');
    const shown = relative('.', out) || '.';
    if (flags['out'] === undefined) refuseLink(out, shown, course);
    refuseSources(out, shown, course);
    refuseOthers(out, shown, built);
    terminal.stderr(
      formatDiagnostics(diagnostics, { colour: terminal.colour, hints: false, lines: courseLines(course.root) }),
    );
    const said = countDiagnostics(diagnostics, false);
    if (said) terminal.stderr(`${said}\n`);
    const pdfs = await printDecks(built, layout, textOf(flags, 'browser'), terminal);
    if (pdfs === undefined) return interrupted;
    if (pdfs.size > 0) write(outputOf(pdfs, built, out), out);
    const edition = editionName(course.edition);
    const made =
      pdfs.size > 0 ? `${count(pdfs.size, 'PDF')}${edition && ` (${edition})`} → ${shown}/` : 'No PDF was made.';
    terminal.stderr(`${[made, ...leftLines(built)].join('\n')}\n`);
    return diagnostics.some((message) => isGrave(message, false)) ? 1 : 0;
  },
};

/** @throws UsageError when two of the flags exclude each other. */
function layoutOf(flags: CommandInput['flags']): Layout {
  const layout = { steps: flags['steps'] === true, notes: flags['notes'] === true };
  if (layout.steps && layout.notes) {
    throw new UsageError('`--steps` and `--notes` exclude each other.', 'A hand-out has one sheet for each slide.');
  }
  return layout;
}

/** @throws UsageError when the folder holds what would remove the PDFs, or what they would remove unasked. */
function refuseOthers(out: string, shown: string, { artifact, course }: Built): void {
  const there = [...(pagesOf(out) ?? [])];
  if (there.some((name) => name.endsWith('.html'))) {
    throw new UsageError(
      `\`${shown}\` holds the pages of a build, which would remove the PDFs.`,
      'Choose another folder with --out, such as one in it.',
    );
  }
  // The folder of an edition holds nothing of another one: what students get has no notes left in it.
  if (course.unbuilt?.length && there.length > 0 && pagesOfEdition(out, artifact.edition).size === 0) {
    throw new UsageError(
      `\`${shown}\` holds PDFs of another edition, which one chapter would not replace.`,
      'Export the whole course, or choose another folder with --out.',
    );
  }
}

/** Prints the decks, one after the other. Undefined when Ctrl-C came between. */
async function printDecks(
  { artifact, linked }: Built,
  layout: Layout,
  browser: string | undefined,
  terminal: Terminal,
): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const pdfs = new Map<string, Uint8Array>();
  if (linked.decks.length === 0) return pdfs;
  const { signal } = terminal;
  const pdfOf = (page: string): string => pdfName(page.replace(/\.html$/, ''), layout);
  const site = new Map([...artifact.assets, ...artifact.pages].map(({ path, data }) => [path, data]));
  terminal.stderr(`Printing ${count(linked.decks.length, 'deck')}…\n`);
  try {
    const printer = await openPrinter({ browser, site, pdfOf, signal });
    try {
      for (const { chapter } of linked.decks) {
        const { pdf, pages } = await printer.print(`${chapter.name}.html`, layout);
        const name = pdfName(chapter.name, layout);
        pdfs.set(name, pdf);
        terminal.stderr(`${name}  ${count(pages, 'page')}\n`);
      }
    } finally {
      await printer.close();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return signal.aborted ? undefined : pdfs;
}

function pdfName(chapter: string, { notes }: Pick<Layout, 'notes'>): string {
  return `${chapter}${notes ? '-notes' : ''}.pdf`;
}

/** The PDFs, and those of earlier exports that stay: of every chapter that the course still has. */
function outputOf(pdfs: ReadonlyMap<string, Uint8Array>, { artifact, course }: Built, out: string): Artifact {
  const chapters = [...course.chapters, ...course.broken, ...(course.unbuilt ?? [])];
  const names = new Set(chapters.flatMap(({ name }) => [true, false].map((notes) => pdfName(name, { notes }))));
  return {
    assets: [],
    pages: [...pdfs].map(([path, data]) => ({ path, data, assets: [] })),
    edition: artifact.edition,
    kept: [...(pagesOf(out) ?? [])].filter((name) => names.has(name)),
  };
}

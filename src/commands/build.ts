import { join, relative, resolve } from 'node:path';
import { severityOf } from '../model/diagnostic.ts';
import { write } from '../output/write.ts';
import { type Built, createPipeline } from '../pipeline.ts';
import type { Command } from './command.ts';
import { countDiagnostics, diagnosticJson, formatDiagnostics } from './report.ts';

export const build: Command = {
  name: 'build',
  usage: '[course]',
  about:
    'Builds the decks and the course home.\n`course` is a folder with chapters (in slides/ or in itself) or one .md file; default: here.',
  flags: {
    out: { type: 'string', short: 'o', value: 'folder', about: 'output folder (default: dist/ in the course)' },
    theme: { type: 'string', value: 'name', about: 'theme of every deck' },
    lang: { type: 'string', value: 'code', about: 'language of the course, such as fr or en' },
    single: { type: 'boolean', about: 'each page as one self-contained file' },
    strict: { type: 'boolean', about: 'warnings fail the build' },
    json: { type: 'boolean', about: 'the result as JSON on standard output' },
  },
  async run({ positionals, flags }, terminal) {
    const target = resolve(positionals[0] ?? '.');
    const strict = flags['strict'] === true;
    const built = await createPipeline().run(target, {
      single: flags['single'] === true,
      strict,
      theme: flags['theme'] as string | undefined,
      lang: flags['lang'] as string | undefined,
    });
    const out = typeof flags['out'] === 'string' ? resolve(flags['out']) : join(built.course.root, 'dist');
    const { pages } = built.artifact;
    if (pages.length > 0) write(built.artifact, out);
    const failed = built.diagnostics.some(
      (message) => severityOf(message) === 'error' || (strict && severityOf(message) === 'warning'),
    );
    if (flags['json'] === true) terminal.stdout(`${JSON.stringify(resultJson(built, out, failed), undefined, 2)}\n`);
    terminal.stderr(formatDiagnostics(built.diagnostics, terminal.colour));
    terminal.stderr(`${summary(built, out)}\n`);
    return failed ? 1 : 0;
  },
};

function summary({ linked, artifact, diagnostics }: Built, out: string): string {
  const slides = linked.decks.reduce((sum, deck) => sum + deck.outline.slideCount, 0);
  const said = countDiagnostics(diagnostics);
  const decks = linked.decks.length;
  const made =
    decks > 0
      ? `${decks} deck${decks === 1 ? '' : 's'}, ${slides} slides → ${relative('.', out) || '.'}/`
      : 'No deck was made';
  const kept = artifact.kept.length > 0 ? `; kept as they were: ${artifact.kept.join(', ')}` : '';
  return `${made}${kept}${said ? ` (${said})` : ''}`;
}

function resultJson({ linked, artifact, diagnostics }: Built, out: string, failed: boolean): Record<string, unknown> {
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
    diagnostics: diagnostics.map(diagnosticJson),
  };
}

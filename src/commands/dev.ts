import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { libFolder } from '../load/package.ts';
import { UsageError } from '../model/errors.ts';
import { type Built, createPipeline } from '../pipeline.ts';
import { type PreviewServer, startServer } from '../serve/server.ts';
import { nothing, type Shown, showNext } from '../serve/site.ts';
import { watchCourse } from '../serve/watch.ts';
import type { Command, Terminal } from './command.ts';
import { courseLines } from './excerpt.ts';
import { overrideFlags, overridesOf } from './overrides.ts';
import { countDiagnostics, diagnosticJson, formatDiagnostics } from './report.ts';

export const dev: Command = {
  name: 'dev',
  usage: '[course]',
  about:
    'Shows the course in the browser while you write: each save reloads the page on its slide.\nNothing is written; the server answers on this machine only.',
  flags: {
    port: {
      type: 'string',
      short: 'p',
      value: 'number',
      about: 'port to listen on (default: 4848 or the next free one; 0: any free one)',
    },
    ...overrideFlags,
    hints: { type: 'boolean', about: 'show the hints too, which are only counted otherwise' },
  },
  async run({ positionals, flags }, terminal) {
    const target = positionals[0] ?? '.';
    const port = Number(flags['port'] ?? 4848);
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      throw new UsageError(`\`${flags['port']}\` is not a port number.`);
    const pipeline = createPipeline();
    let shown = nothing;
    const options = {
      standing: () => new Set(shown.site.keys()),
      single: false,
      strict: false,
      ...overridesOf(flags),
      drafts: true,
    };
    const first = await pipeline.run(target, options);
    const server = await startServer({
      port,
      exact: flags['port'] !== undefined,
      lang: first.course.lang,
      previewScript: readFileSync(join(libFolder(), 'runtime/dev.js'), 'utf8'),
    });
    const stage = { server, terminal, hints: flags['hints'] === true };
    shown = publish(first, nothing, stage);
    terminal.stderr(`${startPage(server.url, first)}  (Ctrl-C ends)\n`);
    const watcher = watchCourse(
      first.course.root,
      join(first.course.root, 'dist'),
      async () => {
        shown = await rebuild(() => pipeline.run(target, options), shown, stage);
      },
      (reason) => terminal.stderr(`Some files cannot be watched: ${reason}\n`),
    );
    await aborted(terminal.signal);
    await Promise.all([watcher.close(), server.close()]);
    return 0;
  },
};

/** Where a build is shown. */
interface Stage {
  readonly server: PreviewServer;
  readonly terminal: Terminal;
  readonly hints: boolean;
}

/** A build that fails as a whole (a file vanished between two looks) is told, and the last site stays. */
async function rebuild(run: () => Promise<Built>, before: Shown, stage: Stage): Promise<Shown> {
  try {
    return publish(await run(), before, stage);
  } catch (error) {
    stage.terminal.stderr(`${error instanceof Error ? error.message : String(error)}\n`);
    return before;
  }
}

/** Where to begin: at the home, or at the page of the one chapter that was asked for. */
function startPage(url: string, { artifact, course }: Built): string {
  const [only] = artifact.pages;
  return course.unbuilt?.length && only ? new URL(encodeURIComponent(only.path), url).href : url;
}

/** Shows a build: its pages, the last good pages of chapters with errors, and what was said. */
function publish({ artifact, diagnostics, course }: Built, before: Shown, { server, terminal, hints }: Stage): Shown {
  const shown = showNext(before, artifact);
  const { changed } = shown;
  const first = before === nothing;
  server.show(shown.site);
  server.events.send('diagnostics', diagnostics.map(diagnosticJson), true);
  if (!first && changed.length > 0) server.events.send('reload', changed);
  const lines = courseLines(course.root);
  terminal.stderr(formatDiagnostics(diagnostics, { colour: terminal.colour, hints, lines }));
  const said = countDiagnostics(diagnostics, hints);
  if (!first)
    terminal.stderr(
      `${changed.length === 0 ? 'Nothing changed' : `Changed: ${changed.join(', ')}`}${said ? ` (${said})` : ''}\n`,
    );
  return shown;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { libFolder } from '../load/package.ts';
import { UsageError } from '../model/errors.ts';
import { type Built, createPipeline } from '../pipeline.ts';
import { type Extension, type PreviewServer, startServer } from '../serve/server.ts';
import { nothing, type Shown, showNext } from '../serve/site.ts';
import { watchCourse } from '../serve/watch.ts';
import type { CommandInput, Flag, Terminal } from './command.ts';
import { courseLines } from './excerpt.ts';
import { overrideFlags, overridesOf } from './overrides.ts';
import { countDiagnostics, diagnosticJson, formatDiagnostics } from './report.ts';

/** Options of the commands that show a course while it is written. */
export const previewFlags: Readonly<Record<string, Flag>> = {
  port: {
    type: 'string',
    short: 'p',
    value: 'number',
    about: 'port to listen on (default: 4848 or the next free one; 0: any free one)',
  },
  ...overrideFlags,
  hints: { type: 'boolean', about: 'show the hints too, which are only counted otherwise' },
};

/** What a command shows beside the pages. */
export interface PreviewExtension {
  readonly server: Extension;
  /** Hears of every build, before it is shown. */
  built(built: Built): void;
  /** The address to be opened, from the one of the page to begin with. */
  address(page: URL): string;
  /** Ends what the command started, before the server ends. */
  close(): Promise<void>;
}

/**
 * Shows a course in the browser, and again whenever it is edited, until Ctrl-C: what `dev` and `present` have in common.
 *
 * @param extend is called once the course was built for the first time, before anything is shown.
 * @throws UsageError when there is no such course or port.
 */
export async function previewCourse(
  { positionals, flags }: CommandInput,
  terminal: Terminal,
  extend?: (first: Built) => Promise<PreviewExtension>,
): Promise<number> {
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
  const extension = await extend?.(first);
  const server = await startServer({
    port,
    exact: flags['port'] !== undefined,
    lang: first.course.lang,
    previewScript: readFileSync(join(libFolder(), 'runtime/dev.js'), 'utf8'),
    extension: extension?.server,
  });
  const showing: Showing = { server, terminal, hints: flags['hints'] === true, extension };
  shown = publish(first, nothing, showing);
  const page = startPage(server.url, first);
  terminal.stderr(`${extension?.address(page) ?? page.href}  (Ctrl-C ends)\n`);
  const watcher = watchCourse(
    first.course.root,
    join(first.course.root, 'dist'),
    async () => {
      shown = await rebuild(() => pipeline.run(target, options), shown, showing);
    },
    (reason) => terminal.stderr(`Some files cannot be watched: ${reason}\n`),
  );
  await aborted(terminal.signal);
  await Promise.all([watcher.close(), extension?.close()]);
  await server.close();
  return 0;
}

/** Where a build is shown. */
interface Showing {
  readonly server: PreviewServer;
  readonly terminal: Terminal;
  readonly hints: boolean;
  readonly extension: PreviewExtension | undefined;
}

/** A build that fails as a whole (a file vanished between two looks) is told, and the last site stays. */
async function rebuild(run: () => Promise<Built>, before: Shown, showing: Showing): Promise<Shown> {
  try {
    return publish(await run(), before, showing);
  } catch (error) {
    showing.terminal.stderr(`${error instanceof Error ? error.message : String(error)}\n`);
    return before;
  }
}

/** Where to begin: at the home, or at the page of the one chapter that was asked for. */
function startPage(url: string, { artifact, course }: Built): URL {
  const [only] = artifact.pages;
  return course.unbuilt?.length && only ? new URL(encodeURIComponent(only.path), url) : new URL(url);
}

/** Shows a build: its pages, the last good pages of chapters with errors, and what was said. */
function publish(built: Built, before: Shown, { server, terminal, hints, extension }: Showing): Shown {
  const { artifact, diagnostics, course } = built;
  const shown = showNext(before, artifact);
  const { changed } = shown;
  const first = before === nothing;
  extension?.built(built);
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

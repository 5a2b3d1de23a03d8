import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { libFolder } from '../load/package.ts';
import { UsageError } from '../model/errors.ts';
import { type Built, createPipeline } from '../pipeline.ts';
import { type PreviewServer, type Site, startServer } from '../serve/server.ts';
import { watchCourse } from '../serve/watch.ts';
import type { Command, Terminal } from './command.ts';
import { courseLines } from './excerpt.ts';
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
      about: 'port to listen on (default: 4848, or the next free one)',
    },
    theme: { type: 'string', value: 'name', about: 'theme of every deck' },
    lang: { type: 'string', value: 'code', about: 'language of the course, such as fr or en' },
    hints: { type: 'boolean', about: 'show the hints too, which are only counted otherwise' },
  },
  async run({ positionals, flags }, terminal) {
    const target = positionals[0] ?? '.';
    const port = Number(flags['port'] ?? 4848);
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      throw new UsageError(`\`${flags['port']}\` is not a port number.`);
    const pipeline = createPipeline();
    const options = {
      single: false,
      strict: false,
      theme: flags['theme'] as string | undefined,
      lang: flags['lang'] as string | undefined,
    };
    const first = await pipeline.run(target, options);
    const server = await startServer({
      port,
      previewScript: readFileSync(join(libFolder(), 'runtime/dev.js'), 'utf8'),
    });
    const stage = { server, terminal, hints: flags['hints'] === true };
    let site = publish(first, new Map(), stage);
    terminal.stderr(`${server.url}  (Ctrl-C ends)\n`);
    const watcher = watchCourse(first.course.root, join(first.course.root, 'dist'), async () => {
      site = await rebuild(() => pipeline.run(target, options), site, stage);
    });
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
async function rebuild(run: () => Promise<Built>, before: Site, stage: Stage): Promise<Site> {
  try {
    return publish(await run(), before, stage);
  } catch (error) {
    stage.terminal.stderr(`${error instanceof Error ? error.message : String(error)}\n`);
    return before;
  }
}

/** Shows a build: its pages, the last good pages of chapters with errors, and what was said. */
function publish(built: Built, before: Site, { server, terminal, hints }: Stage): Site {
  const { artifact, diagnostics } = built;
  const files = [...artifact.assets, ...artifact.pages].map(({ path, data }) => [path, data] as const);
  // Assets of before stay: a page that is being loaded, or that was kept, may still ask for them.
  const site = new Map([...before, ...files]);
  server.show(site);
  const changed = artifact.pages.filter(({ path, data }) => before.get(path) !== data).map(({ path }) => path);
  server.events.send('diagnostics', diagnostics.map(diagnosticJson), true);
  if (before.size > 0 && changed.length > 0) server.events.send('reload', changed);
  const lines = courseLines(built.course.root);
  terminal.stderr(formatDiagnostics(diagnostics, { colour: terminal.colour, hints, lines }));
  const said = countDiagnostics(diagnostics, hints);
  if (before.size > 0)
    terminal.stderr(
      `${changed.length === 0 ? 'Nothing changed' : `Changed: ${changed.join(', ')}`}${said ? ` (${said})` : ''}\n`,
    );
  return site;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

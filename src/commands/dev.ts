import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { libFolder } from '../load/package.ts';
import { UsageError } from '../model/errors.ts';
import { type Built, createPipeline } from '../pipeline.ts';
import { type PreviewServer, type Site, startServer } from '../serve/server.ts';
import { watchCourse } from '../serve/watch.ts';
import type { Command, Terminal } from './command.ts';
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
  },
  async run({ positionals, flags }, terminal) {
    const target = resolve(positionals[0] ?? '.');
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
    let site = publish(first, new Map(), server, terminal);
    terminal.stderr(`${server.url}  (Ctrl-C ends)\n`);
    const watcher = watchCourse(first.course.root, join(first.course.root, 'dist'), async () => {
      site = await rebuild(() => pipeline.run(target, options), site, server, terminal);
    });
    await aborted(terminal.signal);
    await Promise.all([watcher.close(), server.close()]);
    return 0;
  },
};

/** A build that fails as a whole (a file vanished between two looks) is told, and the last site stays. */
async function rebuild(
  run: () => Promise<Built>,
  before: Site,
  server: PreviewServer,
  terminal: Terminal,
): Promise<Site> {
  try {
    return publish(await run(), before, server, terminal);
  } catch (error) {
    terminal.stderr(`${error instanceof Error ? error.message : String(error)}\n`);
    return before;
  }
}

/** Shows a build: its pages, the last good pages of chapters with errors, and what was said. */
function publish(built: Built, before: Site, server: PreviewServer, terminal: Terminal): Site {
  const { artifact, diagnostics } = built;
  const files = [...artifact.assets, ...artifact.pages].map(({ path, data }) => [path, data] as const);
  // Assets of before stay: a page that is being loaded, or that was kept, may still ask for them.
  const site = new Map([...before, ...files]);
  server.show(site);
  const changed = artifact.pages.filter(({ path, data }) => before.get(path) !== data).map(({ path }) => path);
  server.events.send('diagnostics', diagnostics.map(diagnosticJson), true);
  if (before.size > 0 && changed.length > 0) server.events.send('reload', changed);
  terminal.stderr(formatDiagnostics(diagnostics, terminal.colour));
  const said = countDiagnostics(diagnostics);
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

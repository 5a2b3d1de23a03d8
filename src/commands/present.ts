import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { libFolder } from '../load/package.ts';
import type { Act } from '../model/snippet.ts';
import type { Built } from '../pipeline.ts';
import type { Variables } from '../run/environment.ts';
import { openStage } from '../run/stage/stage.ts';
import type { StageChapter } from '../run/stage/types.ts';
import { originsOf } from '../serve/stage-page.ts';
import { createStageServer } from '../serve/stage-socket.ts';
import type { Command, Terminal } from './command.ts';
import { engineEnvironment, engineFlag, refuseOwnEngine } from './engine.ts';
import { type PreviewExtension, previewCourse, previewFlags } from './preview.ts';
import { whichCourse } from './words.ts';

export const present: Command = {
  name: 'present',
  usage: '[course]',
  about: `Shows the course with real terminals: its snippets run in the slides, on a copy of their folder.\nIts address lets in who opens it; the server answers on this machine only.\n${whichCourse}`,
  flags: { ...previewFlags, ...engineFlag },
  async run(input, terminal) {
    refuseOwnEngine(input);
    return previewCourse(input, terminal, (first) =>
      extend(terminal, engineEnvironment(process.env, input.flags['engine'], first.course.engine)),
    );
  },
};

/** The stage beside the preview. */
async function extend(terminal: Terminal, environment: Variables): Promise<PreviewExtension> {
  const stage = await openStage(environment);
  let chapters: ReadonlyMap<string, StageChapter> = new Map();
  const server = createStageServer({
    script: readFileSync(join(libFolder(), 'runtime/present.js'), 'utf8'),
    frames: (page) => originsOf((chapters.get(page.replace(/\.html$/, ''))?.acts ?? []).flatMap(urlOf)),
    visit: stage.visit,
  });
  return {
    server,
    built(built) {
      chapters = nextChapters(chapters, built);
      stage.update([...chapters.values()]);
    },
    address(page) {
      page.searchParams.set('token', server.token);
      return page.href;
    },
    async close() {
      for (const problem of await stage.close()) terminal.stderr(`${problem}\n`);
    },
  };
}

/** The chapters as they are shown: of one with errors, what it was when it had none. */
function nextChapters(before: ReadonlyMap<string, StageChapter>, { course, linked }: Built): Map<string, StageChapter> {
  const decks = new Map(linked.decks.map((deck) => [deck.chapter.name, deck]));
  const chapters = course.chapters.flatMap(({ name, path }): StageChapter[] => {
    const deck = decks.get(name);
    const kept = before.get(name);
    if (!deck) return kept ? [kept] : [];
    return [{ name, folder: dirname(join(course.root, path)), acts: deck.acts }];
  });
  return new Map(chapters.map((chapter) => [chapter.name, chapter]));
}

function urlOf(act: Act): string[] {
  return act.kind === 'browser' ? [act.url] : [];
}

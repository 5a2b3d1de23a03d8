import type { Feature } from '../model/feature.ts';
import { agenda } from './agenda/agenda.ts';
import { assets } from './assets/assets.ts';
import { attributes } from './attributes/attributes.ts';
import { browserView } from './browser-view/browser-view.ts';
import { callouts } from './callouts/callouts.ts';
import { code } from './code/code.ts';
import { columns } from './columns/columns.ts';
import { details } from './details/details.ts';
import { diagram } from './diagram/diagram.ts';
import { directives } from './directives/directives.ts';
import { editions } from './editions/editions.ts';
import { example } from './example/example.ts';
import { exercise } from './exercise/exercise.ts';
import { footnotes } from './footnotes/footnotes.ts';
import { glossary } from './glossary/glossary.ts';
import { headings } from './headings/headings.ts';
import { html } from './html/html.ts';
import { codeSize } from './layout/code-size.ts';
import { layout } from './layout/layout.ts';
import { links } from './links/links.ts';
import { lists } from './lists/lists.ts';
import { math } from './math/math.ts';
import { notes } from './notes/notes.ts';
import { pauses } from './pauses/pauses.ts';
import { placeholders } from './placeholders/placeholders.ts';
import { quiz } from './quiz/quiz.ts';
import { quotes } from './quotes/quotes.ts';
import { runnable } from './runnable/runnable.ts';
import { source } from './source/source.ts';
import { stat } from './stat/stat.ts';
import { svg } from './svg/svg.ts';
import { tables } from './tables/tables.ts';
import { tabs } from './tabs/tabs.ts';
import { tasks } from './tasks/tasks.ts';
import { terminal } from './terminal/terminal.ts';
import { typography } from './typography/typography.ts';

/**
 * The architecture of a slide, in order: every feature's Markdown step, then every HTML step.
 *
 * - What an edition leaves out goes first, before anything else can know of it; then the notes.
 * - Attributes come before what reads classes and ids.
 * - An example shows its source: it takes that before the directives in it are claimed.
 * - Columns by layout hold what the boxes before them have become.
 * - Headings come before typography, so that an id does not depend on how its text is set, and before exercises and
 *   quizzes, which may be called by the slide's title.
 * - What is hoisted, and images that become drawings, are gone before assets are looked for.
 * - Code knows the fence words of all others; its size is that of its lines. A terminal stands under code as it is shown.
 * - A glossary takes definitions as they are shown, typography included.
 * - Last, what no feature has claimed is reported.
 *
 * @param library folder of what the package ships (grammars, engines).
 */
export function createFeatures(library: string): readonly Feature[] {
  const first: readonly Feature[] = [
    editions(),
    notes(),
    placeholders(),
    layout(),
    attributes(),
    footnotes(),
    example(),
    callouts(),
    tabs(),
    details(),
    columns(),
    pauses(),
    agenda(),
    stat(),
    source(),
    terminal(),
    browserView(),
    headings(),
    exercise(),
    quiz(),
    lists(),
    quotes(),
    tables(),
    tasks(),
    html(),
    diagram({ library }),
    svg(),
    assets(),
    links(),
  ];
  const run = runnable();
  const words = [...first, run].flatMap((feature) => feature.fenceWords ?? []);
  const own = [...first, code({ library, words }), run, codeSize(), math({ library }), typography(), glossary()];
  return [...own, directives(own.flatMap((feature) => feature.directives ?? []))];
}

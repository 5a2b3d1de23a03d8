import type { Element, ElementContent } from 'hast';
import type { Feature, LinkContext, SlideContext } from '../../model/feature.ts';
import type { ActFact, Shell } from '../../model/snippet.ts';
import { claimActs, fillActs, placeOfAct, readActId } from '../../text/act-directives.ts';
import { dirFault } from '../../text/act-options.ts';
import { actOf, withoutMark } from '../../text/acts.ts';
import { type Directive, readOptions } from '../../text/directive.ts';
import { h } from '../../text/hast.ts';
import { labelsFor } from '../../text/labels.ts';
import { reportMisuse } from '../../text/misuse.ts';

const names = ['terminal'];
const options = {
  dir: { names: ['dir', 'dossier'], type: 'text' },
  shell: { names: ['shell'], type: 'text' },
} as const;

/**
 * A terminal for typing freely: a real one on stage; elsewhere a place that says so, with a suggestion.
 *
 * `::terminal[Essayez docker ps]{dir=demos id=libre}` →
 * ```html
 * <figure class="terminal free" data-terminal="libre" aria-label="Terminal">
 *   <figcaption class="terminal-bar"><span class="terminal-dir">demos</span></figcaption>
 *   <div class="terminal-screen">
 *     <p class="terminal-prompt"><span class="prompt" aria-hidden="true">$ </span>Essayez docker ps</p>
 *     <p class="terminal-hint">Un vrai terminal s’ouvre ici sur scène</p>
 *   </div>
 * </figure>
 * ```
 */
export function terminal(): Feature {
  return {
    name: 'terminal',
    directives: [{ names, kind: 'leaf' }],
    markdown(tree, context) {
      if (context.dialect !== 'course' || !context.source.includes('::')) return;
      claimActs(tree, { names, className: ['terminal', 'free'] }, context, (node, isSpoken) =>
        readTerminal(node, isSpoken, context),
      );
    },
    html(tree, context) {
      if (!context.source.includes('::')) return;
      fillActs(tree, 'terminal', context, (figure, { dir }) => fill(figure, dir, context));
    },
    link: linkTerminals,
  };
}

function readTerminal(node: Directive, isSpoken: boolean, context: SlideContext): ActFact | undefined {
  const given = readOptions(node, options, context, 'none');
  const id = readActId(node, context);
  if (isSpoken) {
    reportMisuse(node, 'Speaker notes show no terminal', 'Write it on the slide.', context);
    return undefined;
  }
  const fault = given.dir === undefined ? undefined : dirFault(given.dir, context);
  if (fault) reportMisuse(node, fault.reason, fault.fix, context, given.dir);
  return {
    kind: 'terminal',
    id,
    shell: readShell(node, given.shell, context),
    dir: fault?.usable === false ? undefined : given.dir,
    place: placeOfAct(node),
  };
}

function readShell(node: Directive, shell: string | undefined, context: SlideContext): Shell {
  if (shell === undefined || shell === 'bash' || shell === 'sh') return shell ?? 'bash';
  reportMisuse(node, `\`${shell}\` is no shell for a terminal`, 'It is `bash` or `sh`.', context, shell);
  return 'bash';
}

/** What stands there until a terminal opens. */
function fill(figure: Element, dir: string | undefined, { settings }: SlideContext): Element {
  const labels = labelsFor(settings.lang);
  const label: ElementContent[] = figure.children;
  const prompt = h('span', { className: ['prompt'], ariaHidden: 'true' }, ['$ ']);
  return {
    ...figure,
    properties: { ...figure.properties, ariaLabel: labels.terminalFree },
    children: [
      h(
        'figcaption',
        { className: ['terminal-bar'] },
        dir === undefined ? [] : [h('span', { className: ['terminal-dir'] }, [dir])],
      ),
      h('div', { className: ['terminal-screen'] }, [
        h('p', { className: ['terminal-prompt'] }, [prompt, ...label]),
        h('p', { className: ['terminal-hint'] }, [labels.terminalHint]),
      ]),
    ],
  };
}

function linkTerminals({ slide }: LinkContext) {
  if (slide.acts.every(({ kind }) => kind !== 'terminal')) return undefined;
  return (element: Element): Element => {
    const act = actOf(element, slide, 'terminal');
    return act ? { ...element, properties: { ...withoutMark(element), dataTerminal: act.id } } : element;
  };
}

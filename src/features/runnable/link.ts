import type { ElementPatch, LinkContext } from '../../model/feature.ts';
import type { Act } from '../../model/snippet.ts';
import { h } from '../../text/hast.ts';

/** Gives the snippets of a slide their ids, and their terminals what was recorded or is expected. */
export function linkSnippets({ slide, chapter }: LinkContext): ElementPatch | undefined {
  if (slide.acts.length === 0) return undefined;
  return (element) => {
    const act = slide.acts[Number(element.properties['dataAct'] ?? Number.NaN)];
    if (!act) return element;
    const { dataAct: _, ...properties } = element.properties;
    const [code] = element.children;
    const terminal = terminalOf(act, chapter.recordings.get(act.id)?.content);
    return {
      ...element,
      properties: { ...properties, dataSnippet: act.id },
      children: code ? [code, terminal] : [terminal],
    };
  };
}

function terminalOf(act: Act, content: unknown) {
  void content;
  const text = act.kind === 'snippet' ? act.output : undefined;
  const samp = text === undefined ? [] : [h('pre', { className: ['terminal-screen'] }, [h('samp', {}, [text])])];
  return h('figure', { className: ['terminal'], dataOf: 'expected' }, samp);
}

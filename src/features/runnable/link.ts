import type { ElementPatch, LinkContext } from '../../model/feature.ts';
import { actOf, staleActs, withoutMark } from '../../text/acts.ts';
import { snippetSource } from '../../text/snippet-source.ts';
import { terminalOf } from './terminal.ts';

/** Gives the snippets of a slide their ids, and their terminals what was recorded or is expected. */
export function linkSnippets(context: LinkContext): ElementPatch | undefined {
  const { slide, chapter } = context;
  if (slide.acts.every(({ kind }) => kind !== 'snippet')) return undefined;
  const stale = staleActs(context, 'snippet', snippetSource);
  const { lang } = chapter.chapter.settings;
  return (element) => {
    const act = actOf(element, slide, 'snippet');
    if (!act) return element;
    const found = chapter.recordings.get(act.id);
    const recording = found?.content.kind === 'terminal' ? found : undefined;
    const terminal = terminalOf(act, recording, stale.has(act.id), lang);
    const [code] = element.children;
    return {
      ...element,
      properties: { ...withoutMark(element), dataSnippet: act.id, ...(recording && { dataRecorded: '' }) },
      children: code ? [code, terminal] : [terminal],
    };
  };
}

import type { Element } from 'hast';
import type { ElementPatch, LinkContext } from '../../model/feature.ts';
import type { Recording } from '../../model/recording.ts';
import type { Snippet } from '../../model/snippet.ts';
import { actOf, withoutMark } from '../../text/acts.ts';
import { snippetSource } from '../../text/snippet-source.ts';
import { staleFinding } from '../../text/stale.ts';
import { terminalOf } from './terminal.ts';

/** Gives the snippets of a slide their ids, and their terminals what was recorded or is expected. */
export function linkSnippets(context: LinkContext): ElementPatch | undefined {
  const { slide, chapter } = context;
  const stale = new Set<string>();
  for (const [index, act] of slide.acts.entries()) {
    if (act.kind !== 'snippet') continue;
    const recording = terminalRecording(chapter.recordings.get(act.id));
    const finding = recording && staleFinding(act.id, snippetSource(act), recording);
    if (!finding) continue;
    stale.add(act.id);
    context.report({ ...finding, place: slide.facts.acts[index]?.place });
  }
  if (slide.acts.every(({ kind }) => kind !== 'snippet')) return undefined;
  return (element) => {
    const found = actOf(element, slide, 'snippet');
    if (!found) return element;
    const { act } = found;
    const recording = terminalRecording(chapter.recordings.get(act.id));
    return fill(element, act, recording, stale.has(act.id), chapter.chapter.settings.lang);
  };
}

function fill(
  element: Element,
  act: Snippet,
  recording: Recording | undefined,
  isStale: boolean,
  lang: string,
): Element {
  const [code] = element.children;
  const terminal = terminalOf(act, recording, isStale, lang);
  return {
    ...element,
    properties: {
      ...withoutMark(element),
      dataSnippet: act.id,
      ...(recording && { dataRecorded: '' }),
    },
    children: code ? [code, terminal] : [terminal],
  };
}

function terminalRecording(recording: Recording | undefined): Recording | undefined {
  return recording?.content.kind === 'terminal' ? recording : undefined;
}

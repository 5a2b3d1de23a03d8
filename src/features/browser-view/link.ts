import type { Element } from 'hast';
import { assetUrl } from '../../model/facts.ts';
import type { ElementPatch, LinkContext } from '../../model/feature.ts';
import type { Recording } from '../../model/recording.ts';
import { actOf, staleActs, withoutMark } from '../../text/acts.ts';
import { h, hasClass, stringProperty } from '../../text/hast.ts';
import { labelsFor } from '../../text/labels.ts';
import { recordedState } from '../../text/recording-words.ts';

/** Gives the browsers of a slide their ids, and the pictures that were recorded. */
export function linkBrowsers(context: LinkContext): ElementPatch | undefined {
  const { slide, chapter } = context;
  if (slide.acts.every(({ kind }) => kind !== 'browser')) return undefined;
  const stale = staleActs(context, 'browser', ({ url }) => url);
  return (element) => {
    const found = actOf(element, slide, 'browser');
    if (!found) return element;
    const { id } = found;
    const properties = { ...withoutMark(element), dataBrowser: id };
    return show({ ...element, properties }, chapter.recordings.get(id), stale.has(id), chapter.chapter.settings.lang);
  };
}

function show(figure: Element, recording: Recording | undefined, isStale: boolean, lang: string): Element {
  const [bar] = figure.children;
  if (bar?.type !== 'element' || !hasClass(bar, 'browser-bar')) return figure;
  const labels = labelsFor(lang);
  const name = stringProperty(figure, 'ariaLabel') ?? '';
  const picture = recording?.content.kind === 'picture' ? recording.content.file : undefined;
  const state = recording && picture !== undefined ? recordedState(recording, isStale, lang) : labels.pageNotRecorded;
  const view =
    picture === undefined
      ? h('p', { className: ['browser-placeholder'] }, [
          h('span', { className: ['browser-placeholder-address'] }, [stringProperty(figure, 'dataUrl') ?? '']),
          ' ',
          h('span', { className: ['browser-placeholder-state'] }, [state]),
        ])
      : h('img', { className: ['browser-picture'], src: assetUrl(picture), alt: name });
  const told = picture === undefined ? [] : [h('span', { className: ['browser-state'] }, [state])];
  return {
    ...figure,
    properties: { ...figure.properties, ...(picture !== undefined && { dataRecorded: '' }) },
    children: [{ ...bar, children: [...bar.children, ...told] }, view],
  };
}

import { readConfig } from './config.ts';
import { el } from './dom.ts';
import type { Labels } from './labels.ts';
import { forgetSeen, recallSeen, type Seen } from './seen.ts';

/** A chapter of the home that leads to a page. */
interface Chapter {
  readonly item: HTMLElement;
  readonly link: HTMLAnchorElement;
  /** Ids of its slides, in order. */
  readonly slides: readonly string[];
}

/** Shows how far the reader went in each chapter, and leads there. */
export function homeProgress(labels: Labels): void {
  const { title } = readConfig(document).course;
  const chapters = [...document.querySelectorAll<HTMLElement>('.chapter')].flatMap((item): Chapter[] => {
    const link = item.querySelector<HTMLAnchorElement>('.chapter-title a');
    return link ? [{ item, link, slides: (item.dataset['slides'] ?? '').split(' ') }] : [];
  });
  const start = document.querySelector<HTMLAnchorElement>('.course-start');
  const plain = { href: start?.href ?? '', text: start?.textContent ?? '' };
  const reset = document.querySelector<HTMLButtonElement>('.progress-reset');

  const show = () => {
    let latest: { chapter: Chapter; seen: Seen } | undefined;
    for (const chapter of chapters) {
      const seen = recallSeen(title, chapter.item.id);
      showChapter(chapter, seen, labels);
      if (seen && chapter.slides.includes(seen.last) && seen.at >= (latest?.seen.at ?? 0)) latest = { chapter, seen };
    }
    if (start) {
      start.href = latest ? addressOf(latest.chapter, latest.seen.last) : plain.href;
      start.replaceChildren(
        ...(latest ? [labels.resumeReading, el('small', {}, latest.chapter.link.textContent ?? '')] : [plain.text]),
      );
    }
    if (reset) reset.hidden = !latest;
  };
  if (reset) {
    reset.textContent = labels.forget;
    reset.addEventListener('click', () => {
      for (const { item } of chapters) forgetSeen(title, item.id);
      show();
      start?.focus();
    });
  }
  show();
  // The page may be shown again as it was left, by the way back, or stand beside the deck in another window.
  addEventListener('pageshow', ({ persisted }) => persisted && show());
  addEventListener('storage', show);
}

function showChapter({ item, link, slides }: Chapter, seen: Seen | undefined, labels: Labels): void {
  item.querySelector('.chapter-progress')?.remove();
  const known = new Set(seen?.slides.filter((id) => slides.includes(id)));
  for (const one of item.querySelectorAll<HTMLAnchorElement>('.part-slides a')) {
    one.classList.toggle('seen', known.has(decodeURIComponent(one.hash.slice(2))));
  }
  for (const part of item.querySelectorAll('.chapter-part')) {
    const links = [...part.querySelectorAll('.part-slides a')];
    part.classList.toggle('seen', links.length > 0 && links.every((one) => one.classList.contains('seen')));
    part.classList.toggle(
      'begun',
      links.some((one) => one.classList.contains('seen')),
    );
  }
  if (!seen || known.size === 0) return;
  const bar = el('span', { class: 'chapter-bar', 'aria-hidden': 'true' }, el('span'));
  // Whole ribs only: there are 23.
  bar.style.setProperty('--share', String(Math.ceil((known.size / slides.length) * 23) / 23));
  const resume = el(
    'a',
    { class: 'chapter-resume', href: addressOf({ item, link, slides }, seen.last) },
    labels.resumeReading,
  );
  resume.setAttribute('aria-label', labels.resumeChapter(link.textContent ?? ''));
  item
    .querySelector('.chapter-meta')
    ?.after(
      el(
        'p',
        { class: 'chapter-progress' },
        bar,
        el('span', { class: 'chapter-seen' }, labels.seen(known.size, slides.length)),
        ...(slides.includes(seen.last) && known.size < slides.length ? [resume] : []),
      ),
    );
}

function addressOf({ link }: Chapter, slide: string): string {
  return `${link.getAttribute('href')}#/${encodeURIComponent(slide)}`;
}

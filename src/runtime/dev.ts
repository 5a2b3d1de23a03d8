import { slideSections, slideTitle } from './slides.ts';

/**
 * The live preview's half in the page: reloads it when it changed, on the slide that it shows (the
 * address holds it), and lays the diagnostics over it, with the slides whose text had to shrink.
 */
interface Said {
  severity: 'error' | 'warning' | 'hint';
  rule: string;
  file?: string;
  line?: number;
  column?: number;
  reason: string;
  fix?: string;
}

const style = `
.estrade-diagnostics{position:fixed;z-index:1000;right:16px;bottom:16px;max-width:min(720px,calc(100vw - 32px));max-height:60vh;overflow:auto;
background:#0d1a23;color:#e8eef1;border:1px solid #2b3c48;border-left:6px solid #ff8a5c;border-radius:8px;padding:10px 16px;
font:15px/1.45 system-ui,sans-serif;text-align:left;box-shadow:0 8px 30px #0006}
.estrade-diagnostics summary{cursor:pointer;font-weight:700}
.estrade-diagnostics ul{list-style:none;margin:10px 0 4px;padding:0}
.estrade-diagnostics li{margin:0 0 10px;display:grid;gap:1px}
.estrade-diagnostics code{font:13px/1.4 ui-monospace,monospace;color:#9db0bb}
.estrade-diagnostics .error .reason{color:#ff8a5c;font-weight:700}
.estrade-diagnostics .fix{color:#9db0bb}
@media print{.estrade-diagnostics{display:none}}`;

/** Whether the reader folded the panel, or opened it where it holds nothing but slides that are too full. */
const chosen = { grave: 'estrade-preview-folded', full: 'estrade-preview-opened' };

const words = {
  fr: {
    panel: 'Messages de l’aperçu',
    summary: (count: number) => (count === 1 ? '1 diapo trop pleine' : `${count} diapos trop pleines`),
    slide: (number: number) => `Diapo ${number}`,
    fit: (title: string, size: string) => `« ${title} » contient trop : son texte est réduit à ${size} %.`,
    scroll: (title: string, size: string) => `« ${title} » contient trop : son texte est réduit à ${size} % et défile.`,
  },
  en: {
    panel: 'Messages of the preview',
    summary: (count: number) => (count === 1 ? '1 slide holds too much' : `${count} slides hold too much`),
    slide: (number: number) => `Slide ${number}`,
    fit: (title: string, size: string) => `“${title}” holds too much: its text is set at ${size} %.`,
    scroll: (title: string, size: string) => `“${title}” holds too much: its text is set at ${size} %, and scrolls.`,
  },
};

function start(): void {
  if (new URLSearchParams(location.search).has('apercu')) return;
  const page = decodeURIComponent(location.pathname.split('/').pop() || 'index.html');
  const events = new EventSource('/__estrade/events');
  events.addEventListener('reload', (event) => {
    const pages = JSON.parse((event as MessageEvent<string>).data) as string[];
    if (pages.includes(page)) location.reload();
  });
  let grave: readonly Said[] = [];
  let full: readonly FullSlide[] = [];
  // A room sees only what keeps a page from being shown; all else is told where the server was started.
  const isLive = document.documentElement.dataset['stage'] === 'live';
  events.addEventListener('diagnostics', (event) => {
    const said = JSON.parse((event as MessageEvent<string>).data) as Said[];
    // The terminal has errors last, next to the prompt; here the first ones are seen.
    const of = (wanted: Said['severity']): Said[] => said.filter(({ severity }) => severity === wanted);
    grave = isLive ? of('error') : [...of('error'), ...of('warning')];
    show(grave, full);
  });
  if (isLive) return;
  watchFullSlides((slides) => {
    full = slides;
    show(grave, full);
  });
}

interface FullSlide {
  readonly number: number;
  readonly title: string;
  readonly state: 'fit' | 'scroll';
  /** In per cent. */
  readonly size: string;
}

/**
 * Slides of our own themes that src/runtime/fit.ts had to set smaller, whenever that changes. It measures
 * the slides near the current one, so the list grows while the deck is leafed through.
 */
function watchFullSlides(changed: (slides: readonly FullSlide[]) => void): void {
  const slides = document.querySelector('.kind-own .slides');
  if (!slides || /[?&]view=print/.test(location.search)) return;
  let before = '[]';
  const look = (): void => {
    const full = slideSections(document).flatMap((section, index): FullSlide[] => {
      const state = section.dataset['overflow'];
      if (state !== 'fit' && state !== 'scroll') return [];
      const size = String(Math.round(Number(section.style.getPropertyValue('--fit')) * 100));
      return [{ number: index + 1, title: slideTitle(section), state, size }];
    });
    const now = JSON.stringify(full);
    if (now !== before) changed(full);
    before = now;
  };
  new MutationObserver(look).observe(slides, { subtree: true, attributeFilter: ['data-overflow'] });
  look();
}

function show(grave: readonly Said[], full: readonly FullSlide[]): void {
  document.querySelector('.estrade-preview-messages')?.remove();
  if (grave.length + full.length === 0) return;
  const labels = words[/^en\b/i.test(document.documentElement.lang) ? 'en' : 'fr'];
  const panel = document.createElement('details');
  panel.className = 'estrade-diagnostics';
  const key = grave.length > 0 ? chosen.grave : chosen.full;
  const usual = grave.length > 0;
  panel.open = (sessionStorage.getItem(key) === '1') !== usual;
  panel.addEventListener('toggle', () => sessionStorage.setItem(key, panel.open === usual ? '0' : '1'));
  const errors = grave.filter(({ severity }) => severity === 'error').length;
  const warnings = grave.length - errors;
  const summary = [
    errors > 0 && `${errors} ✘`,
    warnings > 0 && `${warnings} ⚠`,
    full.length > 0 && labels.summary(full.length),
  ];
  panel.append(text('summary', '', summary.filter(Boolean).join(' · ')));
  const list = document.createElement('ul');
  list.append(
    ...grave.map(({ severity, file, line, column, reason, fix }) => {
      const where = [file, line, column].filter((part) => part !== undefined && part !== null).join(':');
      return item(severity, where, reason, fix);
    }),
    ...full.map(({ number, title, state, size }) => item('hint', labels.slide(number), labels[state](title, size))),
  );
  panel.append(list, text('style', '', style));
  // A landmark of its own: what may be folded has no role to spare for one.
  const region = document.createElement('section');
  region.className = 'estrade-preview-messages';
  region.setAttribute('aria-label', labels.panel);
  region.append(panel);
  region.addEventListener('keydown', (event) => event.stopPropagation());
  document.body.append(region);
}

function item(severity: string, where: string, reason: string, fix?: string): HTMLElement {
  const element = text('li', severity, '');
  element.append(text('code', '', where), text('span', 'reason', reason), ...(fix ? [text('span', 'fix', fix)] : []));
  return element;
}

function text(tag: string, className: string, content: string): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = content;
  return element;
}

start();

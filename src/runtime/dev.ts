/**
 * The live preview's half in the page: reloads it when it changed, on the slide that it shows (the
 * address holds it), and lays the diagnostics over it.
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

const folded = 'estrade-preview-folded';

function start(): void {
  if (new URLSearchParams(location.search).has('apercu')) return;
  const page = decodeURIComponent(location.pathname.split('/').pop() || 'index.html');
  const events = new EventSource('/__estrade/events');
  events.addEventListener('reload', (event) => {
    const pages = JSON.parse((event as MessageEvent<string>).data) as string[];
    if (pages.includes(page)) location.reload();
  });
  events.addEventListener('diagnostics', (event) => show(JSON.parse((event as MessageEvent<string>).data) as Said[]));
}

function show(said: Said[]): void {
  document.querySelector('.estrade-diagnostics')?.remove();
  const grave = said.filter(({ severity }) => severity !== 'hint');
  if (grave.length === 0) return;
  const panel = document.createElement('details');
  panel.className = 'estrade-diagnostics';
  panel.open = sessionStorage.getItem(folded) !== '1';
  panel.addEventListener('toggle', () => sessionStorage.setItem(folded, panel.open ? '0' : '1'));
  const errors = grave.filter(({ severity }) => severity === 'error').length;
  panel.append(
    text(
      'summary',
      '',
      `${errors > 0 ? `${errors} ✘ ` : ''}${grave.length - errors > 0 ? `${grave.length - errors} ⚠` : ''}`,
    ),
  );
  const list = document.createElement('ul');
  for (const one of grave) {
    const item = document.createElement('li');
    item.className = one.severity;
    const where = [one.file, one.line, one.column].filter((part) => part !== undefined && part !== null).join(':');
    item.append(
      text('code', '', where),
      text('span', 'reason', one.reason),
      ...(one.fix ? [text('span', 'fix', one.fix)] : []),
    );
    list.append(item);
  }
  panel.append(list, text('style', '', style));
  panel.addEventListener('keydown', (event) => event.stopPropagation());
  document.body.append(panel);
}

function text(tag: string, className: string, content: string): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = content;
  return element;
}

start();

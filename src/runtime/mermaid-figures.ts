/** What is used of mermaid. */
export interface Mermaid {
  initialize(options: Record<string, unknown>): void;
  render(id: string, text: string, container?: Element): Promise<{ svg: string }>;
}

/** Draws every diagram that is still a text, or whose colours are others by now. */
export async function drawFigures(mermaid: Mermaid): Promise<void> {
  const figures = [...document.querySelectorAll<HTMLElement>('figure[data-mermaid]')];
  await document.fonts.ready;
  // Far slides are not displayed, and what is not displayed has no size: measured apart.
  const desk = document.createElement('div');
  desk.style.cssText = 'position:absolute;left:-9999px;width:1100px;visibility:hidden';
  desk.setAttribute('aria-hidden', 'true');
  document.body.append(desk);
  for (const [index, figure] of figures.entries()) {
    try {
      await draw(mermaid, figure, `mermaid-${index + 1}`, desk);
    } catch (error) {
      console.error('estrade: diagrams', error);
    }
  }
  desk.remove();
}

/** mermaid writes at 16 px; so much larger a diagram is shown where it has room. */
const largest = 1.5;

async function draw(mermaid: Mermaid, figure: HTMLElement, id: string, desk: HTMLElement): Promise<void> {
  const text = figure.querySelector('pre')?.textContent ?? '';
  const options = optionsFor(figure);
  const key = JSON.stringify(options);
  if (figure.dataset['drawn'] === key) return;
  mermaid.initialize(options);
  // mermaid removes what has the id already; the drawing that is shown stays until there is another.
  const old = figure.querySelector(':scope > svg');
  const { svg } = await mermaid.render(old?.id === id ? `${id}-again` : id, text, desk);
  const parsed = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
  if (!parsed) return;
  const [, , width = 0, height = 0] = (parsed.getAttribute('viewBox') ?? '').split(/\s+/).map(Number);
  parsed.classList.add('drawing', 'in-page');
  parsed.style.cssText = `--w:${Math.round(width * largest)};--h:${Math.round(height * largest)}`;
  for (const name of ['width', 'height', 'aria-roledescription', 'aria-labelledby', 'aria-describedby']) {
    parsed.removeAttribute(name);
  }
  parsed.setAttribute('role', 'img');
  parsed.setAttribute('aria-label', figure.dataset['mermaid'] ?? '');
  old?.remove();
  figure.prepend(document.adoptNode(parsed));
  figure.dataset['drawn'] = key;
}

/** The theme's properties as they hold where the diagram stands: a slide may have a ground of its own. */
function optionsFor(figure: HTMLElement): Record<string, unknown> {
  const style = getComputedStyle(figure);
  const probe = document.createElement('span');
  figure.append(probe);
  const colour = (...names: string[]): string => {
    const name = names.find((one) => style.getPropertyValue(one).trim() !== '');
    probe.style.color = name ? `var(${name})` : '';
    return plain(getComputedStyle(probe).color);
  };
  const ink = colour('--ink', '--r-main-color');
  const paper = colour('--paper', '--r-background-color');
  const brand = colour('--brand', '--r-link-color');
  const soft = colour('--brand-soft', '--paper', '--r-background-color');
  const other = colour('--accent-soft', '--paper', '--r-background-color');
  const line = colour('--muted', '--r-main-color');
  const rows = ['--brand', '--accent', '--ok', '--muted', '--strong', '--code-v', '--code-n', '--code-t'];
  const sections = rows.map((name) => colour(name, '--r-link-color'));
  const grounds = [soft, other, colour('--surface', '--paper', '--r-background-color'), colour('--ok-soft', '--paper')];
  const each = (name: string, colours: readonly string[]) =>
    Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${name}${index}`, colours[index % colours.length]]));
  probe.remove();
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    theme: 'base',
    fontFamily: style.fontFamily,
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    gantt: {
      fontSize: 18,
      sectionFontSize: 18,
      barHeight: 34,
      barGap: 10,
      topPadding: 64,
      leftPadding: 170,
      axisFormat: '%d/%m',
    },
    themeVariables: {
      darkMode: isDark(paper),
      fontFamily: style.fontFamily,
      background: paper,
      primaryColor: soft,
      primaryTextColor: ink,
      primaryBorderColor: brand,
      secondaryColor: other,
      secondaryTextColor: ink,
      tertiaryColor: paper,
      tertiaryTextColor: ink,
      lineColor: line,
      textColor: ink,
      titleColor: ink,
      noteBkgColor: other,
      noteTextColor: ink,
      ...each('cScale', grounds),
      ...each('cScaleLabel', [ink]),
      ...each('cScalePeer', sections),
      ...each('git', sections),
      ...each('gitBranchLabel', [paper]),
      commitLabelColor: ink,
      commitLabelBackground: paper,
      ...Object.fromEntries(sections.map((one, index) => [`pie${index + 1}`, one])),
      pieOuterStrokeColor: paper,
      pieStrokeColor: paper,
      pieSectionTextColor: paper,
      pieOpacity: '1',
    },
  };
}

/** As `rgb()`, whatever the theme wrote: mermaid reads no newer notation. */
function plain(colour: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d');
  if (!context) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function isDark(colour: string): boolean {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return (parts[0] ?? 0) * 0.299 + (parts[1] ?? 0) * 0.587 + (parts[2] ?? 0) * 0.114 < 128;
}

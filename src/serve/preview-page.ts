/**
 * A page as the preview shows it: its own bytes, plus the preview's script and the right to hear from
 * this server. The built page stays what it is.
 */
export function withPreview(html: string, script: string): string {
  const end = html.lastIndexOf('</body>');
  const body = end < 0 ? html : `${html.slice(0, end)}<script src="${script}"></script>\n${html.slice(end)}`;
  return body.replace(
    /(<meta http-equiv="Content-Security-Policy" content="default-src 'none';)/,
    "$1 connect-src 'self';",
  );
}

const words = {
  fr: {
    title: 'Cette page n’existe pas',
    reason: 'Le chapitre a été renommé ou supprimé, ou n’a pas encore pu être construit.',
    home: 'Accueil du cours',
    others: 'Pages du cours :',
  },
  en: {
    title: 'There is no such page',
    reason: 'The chapter was renamed or removed, or could not be built yet.',
    home: 'Course home',
    others: 'Pages of the course:',
  },
} as const;

/**
 * The page that stands for one that is not there: the way to the course's home, or to its pages where
 * only a part of the course is shown.
 *
 * @param pages names of the pages that are there
 */
export function missingPage(pages: readonly string[], language: string): string {
  const lang = /^en\b/i.test(language) ? 'en' : 'fr';
  const { title, reason, home, others } = words[lang];
  const link = (href: string, text: string): string => `<a href="/${encodeURIComponent(href)}">${escapeText(text)}</a>`;
  const list = pages.map((page) => `<li>${link(page, page)}</li>`).join('');
  const way = pages.includes('index.html')
    ? `<p><a href="/">${home}</a></p>`
    : list && `<p>${others}</p><ul>${list}</ul>`;
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>:root{color-scheme:light dark}body{max-width:34rem;margin:18vh auto;padding:0 1.5rem;font:1.1rem/1.5 system-ui,sans-serif}</style>
</head><body><main><h1>${title}</h1><p>${reason}</p>${way}</main>
</body></html>
`;
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

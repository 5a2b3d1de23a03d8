import { expect, test } from 'vitest';
import { missingPage, withPreview } from './preview-page.ts';

const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">`;

test('the preview adds its script at the end of the page, and the right to hear from the server', () => {
  expect(withPreview(`${policy}<body><p>x</p>\n</body>\n</html>`, '/p.js')).toBe(
    `${policy.replace("'none';", "'none'; connect-src 'self';")}<body><p>x</p>\n<script src="/p.js"></script>\n</body>\n</html>`,
  );
});

test('a script of the author that names the end of a page stays as its hash was taken', () => {
  const script = "<script>write('</body>')</script>";
  expect(withPreview(`${policy}<body>${script}</body>`, '/p.js')).toContain(`${script}<script src="/p.js">`);
});

test('in the place of a page that is not there, the way to the home, in the language of the course', () => {
  const page = missingPage(['index.html', 'a.html'], 'fr-CA');
  expect(page).toContain('<html lang="fr">');
  expect(page).toContain('<a href="/">Accueil du cours</a>');
  expect(missingPage(['index.html'], 'en-GB')).toContain('<a href="/">Course home</a>');
});

test('or, where only a part of the course is shown, to its pages', () => {
  const page = missingPage(['a<b & c.html'], 'fr');
  expect(page).toContain('<a href="/a%3Cb%20%26%20c.html">a&lt;b &amp; c.html</a>');
  expect(page).not.toContain('Accueil');
});

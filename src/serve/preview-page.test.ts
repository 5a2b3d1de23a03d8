import { expect, test } from 'vitest';
import { withPreview } from './preview-page.ts';

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

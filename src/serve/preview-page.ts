/**
 * A page as the preview shows it: its own bytes, plus the preview's script and the right to hear from
 * this server. The built page stays what it is.
 */
export function withPreview(html: string, script: string): string {
  return html
    .replace(/(<meta http-equiv="Content-Security-Policy" content="default-src 'none';)/, "$1 connect-src 'self';")
    .replace(/<\/body>/, `<script src="${script}"></script>\n</body>`);
}

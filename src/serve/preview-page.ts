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

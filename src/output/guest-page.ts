/**
 * What an HTML page of the course may load when it stands in a frame or behind a link: itself. The policy
 * of the deck does not reach into a frame, and the promise that no request leaves the machine does.
 */
const guestPolicy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; media-src data: blob:; font-src data:; form-action 'none'";

/**
 * Puts the policy first in the head of a page, where it governs all that follows.
 *
 * `<!doctype html><title>x</title>` → `<!doctype html><meta http-equiv="Content-Security-Policy" …><title>x</title>`
 */
export function guardGuestPage(html: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${guestPolicy}">`;
  // Only comments and the doctype may stand before it: a comment in between must not hide the head.
  const start =
    /^\uFEFF?\s*(?:<!--[\s\S]*?-->\s*)*(?:<!doctype[^>]*>\s*)?(?:<html(?:\s[^>]*)?>\s*)?(?:<head(?:\s[^>]*)?>)?/i;
  return html.replace(start, (head) => `${head}${meta}`);
}

import type { Comment } from 'hast';
import type { Html } from 'mdast';

/**
 * The comments of a piece of HTML that holds nothing else, each with its own place:
 * `<!-- a --> <!-- b -->` on one line is a single node for Markdown.
 *
 * @returns undefined when there is anything but comments, or one that does not end.
 */
export function commentsOf({ value: html, position }: Html): Comment[] | undefined {
  const comments: Comment[] = [];
  let at = 0;
  while (html.startsWith('<!--', at)) {
    const close = html.indexOf('-->', at + 2);
    if (close < 0) return undefined;
    // `<!-->` is a whole comment too: https://html.spec.whatwg.org/#comment-start-state
    const comment: Comment = { type: 'comment', value: html.slice(at + 4, Math.max(close, at + 4)) };
    if (position) comment.position = { start: pointAt(html, at, position), end: pointAt(html, close + 3, position) };
    comments.push(comment);
    at = close + 3;
    while (at < html.length && html.charAt(at).trim() === '') at++;
  }
  return at === html.length && comments.length > 0 ? comments : undefined;
}

/** Columns of later lines count from the margin: a quote's or a list's is not in the node's text. */
function pointAt(html: string, index: number, { start }: NonNullable<Html['position']>) {
  const before = html.slice(0, index).split('\n');
  const last = before.at(-1)?.length ?? 0;
  return {
    line: start.line + before.length - 1,
    column: before.length === 1 ? start.column + last : last + 1,
    ...(before.length === 1 && start.offset !== undefined && { offset: start.offset + last }),
  };
}

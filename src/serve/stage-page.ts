/** What a page on stage is given beside the preview's. */
export interface StagePage {
  /** Address of the browser code. */
  readonly script: string;
  /** Origins of the pages that it shows in frames. */
  readonly frames: readonly string[];
}

/**
 * A page as it is presented: it says so, loads the stage's script, and may show the pages that its author named. That
 * it may connect to its own server, and to no other, comes with the preview.
 */
export function withStage(html: string, { script, frames }: StagePage): string {
  const end = html.lastIndexOf('</body>');
  const body = end < 0 ? html : `${html.slice(0, end)}<script src="${script}"></script>\n${html.slice(end)}`;
  return body
    .replace(/<html\b/, '<html data-stage="live"')
    .replace(/(<meta http-equiv="Content-Security-Policy" content="[^"]*?\bframe-src) ([^;"]*)/, (_, before, sources) =>
      [before, sources, ...frames].join(' '),
    );
}

/** All that a document may do but be of our origin. */
const guest =
  'sandbox allow-scripts allow-forms allow-modals allow-downloads allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/**
 * Headers of what is served on stage. Only the course’s own pages show it in a frame: another site could lay something
 * over a deck, and have its buttons pressed. A document that is none of these pages may be anybody’s: it gets an origin
 * of its own, where it finds no token and reaches no stage.
 */
export function stageHeaders(type: string, isPage: boolean): Readonly<Record<string, string>> {
  const isGuest = !isPage && /html/.test(type);
  return { 'content-security-policy': `${isGuest ? `${guest}; ` : ''}frame-ancestors 'self'` };
}

/** What an origin is written with in a policy; addresses may hold signs that mean something there. */
const plainOrigin = /^https?:\/\/(?:[\w.-]+|\[[\da-f:]+\])(?::\d+)?$/;

/** Origins of addresses, each once; of those that are none, nothing. */
export function originsOf(urls: readonly string[]): string[] {
  const origins = urls.flatMap((url) => (URL.canParse(url) ? [new URL(url)] : []));
  return [...new Set(origins.flatMap(({ origin }) => (plainOrigin.test(origin) ? [origin] : [])))];
}

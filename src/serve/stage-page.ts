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

/** Origins of addresses, each once; of those that are none, nothing. */
export function originsOf(urls: readonly string[]): string[] {
  const origins = urls.flatMap((url) => (URL.canParse(url) ? [new URL(url)] : []));
  return [...new Set(origins.flatMap(({ protocol, origin }) => (/^https?:$/.test(protocol) ? [origin] : [])))];
}

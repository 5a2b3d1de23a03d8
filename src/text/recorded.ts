/** What a recording's own files say of how it was made: in the header of a cast, or beside a picture. */
export interface RecordedFacts {
  /** `snippetSource`, or a browser's address. */
  readonly source: string;
  /** Exit code; none where the snippet ran on in the background, or of a picture. */
  readonly exit?: number;
  readonly milliseconds?: number;
  /** Of the tools that took part. */
  readonly versions: Readonly<Record<string, string>>;
  /** Digests of the files that it read, by their paths relative to the chapter's folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** Kinds of files that a recording is made of. */
export const recordedKinds = { terminal: ['cast', 'txt'], picture: ['png', 'json'] } as const;

/** Where the recordings of a chapter stand: the folder beside it, and the one in that, by its course-relative path. */
export function recordedFolders(chapterPath: string): { all: string; own: string } {
  const cut = chapterPath.lastIndexOf('/') + 1;
  const all = `${chapterPath.slice(0, cut)}recordings`;
  const file = chapterPath.slice(cut);
  const name = file.replace(/\.md$/i, '');
  // `...md`: such a name leads to the chapter's own folder.
  return { all, own: `${all}/${/^\.*$/.test(name) ? file : name}` };
}

/** Reads the facts; undefined for what another program wrote. */
export function readFacts(value: unknown): RecordedFacts | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { source, exit, milliseconds, versions, files } = value as Record<string, unknown>;
  if (typeof source !== 'string') return undefined;
  return {
    source,
    ...(typeof exit === 'number' ? { exit } : {}),
    ...(typeof milliseconds === 'number' ? { milliseconds } : {}),
    versions: texts(versions),
    files: texts(files),
  };
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

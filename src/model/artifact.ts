/** A page before its assets have names: `html` and `policy` may hold symbolic URLs. */
export interface Page {
  /** File name in the output folder, e.g. `01-concepts.html`. */
  readonly name: string;
  readonly html: string;
}

/** A file of the output, ready to be written. Paths are relative to the output folder, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly data: Uint8Array | string;
}

/** Everything a build writes. Assets are written first, then pages, then the manifest. */
export interface Artifact {
  readonly assets: readonly OutputFile[];
  readonly pages: readonly OutputFile[];
  /** Pages of chapters with errors: kept as they are on disk, with the assets that they use. */
  readonly kept: readonly string[];
}

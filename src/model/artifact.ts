import type { Finding } from './diagnostic.ts';

/**
 * Stands in the `content` of a page's Content-Security-Policy meta element until bundling knows which
 * scripts the policy has to name. A private-use character: no author can mean it.
 */
export const policyToken = '\u{F0002}';

/**
 * A page before its assets have names. In `html` every file stands as its `assetUrl`; stylesheets and
 * scripts are `<link rel="stylesheet" href="TOKEN">` and `<script src="TOKEN"></script>`.
 */
export interface Page {
  /** File name in the output folder, e.g. `01-concepts.html`. */
  readonly name: string;
  readonly html: string;
  /** Absolute paths of the stylesheets that `html` links. */
  readonly stylesheets: readonly string[];
  /** Absolute paths of the scripts that `html` loads. */
  readonly scripts: readonly string[];
  /** Files that exist in no folder, by the paths that stand for them: data made of the course, as classic scripts. */
  readonly made?: ReadonlyMap<string, string>;
  /** Bodies of the author's inline scripts in `html`, and of none other: the policy lets exactly these run. */
  readonly inlineScripts: readonly string[];
}

/** A file of the output, ready to be written. Paths are relative to the output folder, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly data: Uint8Array | string;
}

/** A page of the output, knowing which of the artifact's assets it needs, directly or through its stylesheets. */
export interface OutputPage extends OutputFile {
  readonly assets: readonly string[];
}

/** Everything a build writes. Assets are written first, then pages, then the manifest. */
export interface Artifact {
  readonly assets: readonly OutputFile[];
  readonly pages: readonly OutputPage[];
  /** Pages of chapters with errors: kept as they are on disk, with the assets that they use. */
  readonly kept: readonly string[];
  /** Which edition the pages are; undefined: everything. Pages of another one are not kept. */
  readonly edition?: string | undefined;
}

/** What bundling says; `file` is a stylesheet of the course where the fault is in one, `page` the first that uses it. */
export interface PageFinding extends Finding {
  readonly page: string | undefined;
}

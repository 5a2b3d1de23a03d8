import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Page, policyToken } from '../../model/artifact.ts';
import { type BundleOptions, bundle } from '../bundle.ts';

/** A new folder with the given files, removed after the test. */
export function folderOf(files: Record<string, string | Uint8Array> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'estrade-output-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, data] of Object.entries(files)) put(join(folder, path), data);
  return folder;
}

/** Writes a file, and the folders on the way. */
export function put(path: string, data: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
}

/** Everything in a folder: path → text. */
export function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

/** A page with a policy, a body, and nothing else unless asked for. */
export function page(body: string, more: Partial<Page> = {}): Page {
  return {
    name: '01.html',
    html: `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policyToken}">${body}`,
    stylesheets: [],
    scripts: [],
    inlineScripts: [],
    ...more,
  };
}

/** Bundles pages of a course that is a folder on disk; `lib/` in it stands for what we ship. */
export function bundleIn(
  root: string,
  pages: readonly Page[],
  more: Partial<BundleOptions> = {},
): ReturnType<typeof bundle> {
  return bundle(pages, {
    root,
    lib: join(root, 'lib'),
    single: false,
    read: (path) => readFileSync(path),
    ...more,
  });
}

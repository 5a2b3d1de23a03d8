import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import mime from 'mime';
import { guardGuestPage } from './guest-page.ts';

/** A file of the output beside the pages. */
export interface Asset {
  /** Path in the output folder: `assets/<slug>-<hash>.<ext>`. */
  readonly path: string;
  readonly data: Uint8Array | string;
  /** Assets that this one refers to: the fonts of a stylesheet. */
  readonly uses: readonly Asset[];
}

/** The assets of one build: each file is read once, each content named once. */
export interface AssetStore {
  /** The asset that a file becomes, or undefined when it cannot be read. */
  file(path: string): Asset | undefined;
  /** The asset that a text becomes; its name begins as the file that it was made from. */
  text(path: string, text: string, uses: readonly Asset[]): Asset;
  /** The bytes of a file, or undefined when it cannot be read. */
  read(path: string): Uint8Array | undefined;
}

/** Makes an empty store over a reading function that throws when a file cannot be read. */
export function assetStore(readFile: (path: string) => Uint8Array): AssetStore {
  const byPath = new Map<string, Asset | undefined>();
  const byContent = new Map<string, Asset>();
  const bytes = new Map<string, Uint8Array | undefined>();

  const add = (path: string, data: Uint8Array | string, uses: readonly Asset[]): Asset => {
    const hash = createHash('sha256').update(data).digest('hex');
    const extension = extensionOf(path);
    const key = hash + extension;
    const asset = byContent.get(key) ?? { path: `assets/${slug(path)}-${hash.slice(0, 12)}${extension}`, data, uses };
    byContent.set(key, asset);
    return asset;
  };
  const read = (path: string): Uint8Array | undefined => {
    if (!bytes.has(path))
      bytes.set(
        path,
        attempt(() => readFile(path)),
      );
    return bytes.get(path);
  };
  return {
    read,
    text: add,
    file(path) {
      if (!byPath.has(path)) {
        const data = read(path);
        const guarded = data && /\.html?$/i.test(path) ? guardGuestPage(Buffer.from(data).toString()) : data;
        byPath.set(path, guarded === undefined ? undefined : add(path, guarded, []));
      }
      return byPath.get(path);
    },
  };
}

/** An asset and everything that it refers to. */
export function withUses(asset: Asset): Asset[] {
  return [asset, ...asset.uses.flatMap(withUses)];
}

/** The whole asset as a URL, for pages that stand alone. */
export function dataUrl(asset: Asset): string {
  const type = mime.getType(asset.path) ?? 'application/octet-stream';
  return `data:${type};base64,${Buffer.from(asset.data as string).toString('base64')}`;
}

/** A URL of an asset in a page or, with `css`, in a stylesheet that is itself an asset. */
export function relativeUrl(asset: Asset, from: 'page' | 'css'): string {
  return from === 'page' ? asset.path : asset.path.slice('assets/'.length);
}

/** ASCII letters, digits and hyphens, so that no system, server or archive can damage a name. */
function slug(path: string): string {
  const name = basename(path, extname(path))
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return name || 'asset';
}

function extensionOf(path: string): string {
  const extension = extname(path).toLowerCase();
  return /^\.[a-z0-9]{1,12}$/.test(extension) ? extension : '';
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

import { sep } from 'node:path';
import type { BuildFailure, Location, Message, OnResolveArgs, OnResolveResult } from 'esbuild';
import type { Finding, Place } from '../model/diagnostic.ts';
import { type Asset, type AssetStore, dataUrl, relativeUrl } from './assets.ts';
import { reference } from './reference.ts';

/** A stylesheet whose URLs lead to assets, relative to `assets/`, or hold them. */
export interface Sheet {
  readonly css: string;
  readonly uses: readonly Asset[];
  readonly findings: readonly Finding[];
}

/** What stylesheets are read against. `single`: URLs hold what they lead to. */
export interface SheetContext {
  readonly root: string;
  readonly single: boolean;
  readonly store: AssetStore;
}

/** Stands for what cannot be had: no request, no message in the console. */
export const nothing = 'data:,';

/**
 * Reads one of our own stylesheets: bundled already and without surprises, so that finding its `url()`s
 * is enough. Undefined when there is no such file.
 */
export function packageSheet(path: string, context: SheetContext): Sheet | undefined {
  const bytes = context.store.read(path);
  if (!bytes) return undefined;
  const uses = new Set<Asset>();
  const findings: Finding[] = [];
  const css = textOf(bytes).replace(
    /url\(\s*(?:"([^"]*)"|'([^']*)'|([^()"'\s]*))\s*\)/g,
    (whole, double: string | undefined, single: string | undefined, bare: string | undefined) => {
      const found = lookUp(double ?? single ?? bare ?? '', path, context, uses);
      if (found.finding) findings.push(found.finding);
      return found.url === undefined ? whole : `url(${found.url})`;
    },
  );
  return { css, uses: [...uses], findings };
}

/**
 * Reads a stylesheet of the course with esbuild: `@import`s become part of it, and what is wrong with it
 * is reported at its place. Undefined when there is no such file.
 */
export async function courseSheet(path: string, context: SheetContext): Promise<Sheet | undefined> {
  const { store, root } = context;
  if (!store.read(path)) return undefined;
  const uses = new Set<Asset>();
  const resolveUrl = (args: OnResolveArgs): OnResolveResult => {
    if (args.kind === 'entry-point') return { path };
    const found =
      args.kind === 'import-rule' ? lookUpImport(args, context) : lookUp(args.path, args.importer, context, uses);
    const warnings = found.finding ? [{ text: found.finding.reason, detail: found.finding }] : [];
    return args.kind === 'import-rule'
      ? { path: found.url ?? 'import', namespace: found.url ? 'file' : 'left-out', warnings }
      : { path: found.url ?? args.path, external: true, warnings };
  };
  try {
    const css = await bundleCss(path, root, resolveUrl, store);
    return { css: css.text, uses: [...uses], findings: css.warnings.map(toFinding) };
  } catch (error) {
    // A comment without end and the like: browsers make something of it, so do we.
    const asWritten = packageSheet(path, context);
    if (!asWritten || !isBuildFailure(error)) throw error;
    return { ...asWritten, findings: [...error.errors, ...error.warnings].map(toFinding) };
  }
}

async function bundleCss(
  path: string,
  root: string,
  resolveUrl: (args: OnResolveArgs) => OnResolveResult,
  store: AssetStore,
): Promise<{ text: string; warnings: Message[] }> {
  const { build } = await import('esbuild');
  const { outputFiles, warnings } = await build({
    entryPoints: [path],
    absWorkingDir: root,
    bundle: true,
    write: false,
    charset: 'utf8',
    legalComments: 'inline',
    logLevel: 'silent',
    tsconfigRaw: '{}',
    plugins: [
      {
        name: 'assets',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /.*/ }, resolveUrl);
          onLoad({ filter: /.*/, namespace: 'file' }, (args) => ({
            contents: store.read(args.path) ?? '',
            loader: 'css',
          }));
          onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: '', loader: 'css' }));
        },
      },
    ],
  });
  return { text: (outputFiles[0]?.text ?? '').replace(/^@charset "UTF-8";\s*/i, ''), warnings };
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && 'warnings' in error;
}

/** What to write for a URL (undefined: leave it), and what to say about it. */
interface Found {
  readonly url?: string | undefined;
  readonly finding?: Finding;
}

function lookUp(url: string, from: string, context: SheetContext, uses: Set<Asset>): Found {
  const target = reference(url, from, context.root);
  if (target.kind === 'keep') return {};
  if (target.kind !== 'file') return { url: nothing, finding: unusable(url, target.kind) };
  const asset = first(target.paths, context.store.file);
  if (!asset) return { url: nothing, finding: missing(url) };
  if (context.single) return { url: dataUrl(asset) + target.suffix };
  uses.add(asset);
  return { url: relativeUrl(asset, 'css') + target.suffix };
}

/** `url` is the file to read here; undefined: nothing is imported. */
function lookUpImport({ path, importer }: OnResolveArgs, context: SheetContext): Found {
  const target = reference(path, importer, context.root);
  if (target.kind === 'keep') return {};
  if (target.kind !== 'file') return { finding: unusable(path, target.kind) };
  const file = first(target.paths, (each) => (context.store.read(each) ? each : undefined));
  return file === undefined ? { finding: missing(path) } : { url: file };
}

function missing(url: string): Finding {
  return {
    ruleId: 'media-missing',
    reason: `The file \`${url}\` does not exist`,
    fix: 'Paths are relative to the stylesheet that they stand in.',
  };
}

function unusable(url: string, kind: 'outside' | 'remote'): Finding {
  return kind === 'outside'
    ? { ruleId: 'path-outside', reason: `\`${url}\` leads out of the course`, fix: 'Copy the file into the course.' }
    : {
        ruleId: 'resource-remote',
        reason: `\`${url}\` is on another host, and decks make no network request: it is left out`,
        fix: 'Copy the file into the course.',
      };
}

/** A message of esbuild, or a finding of ours that it brings back with its place. */
function toFinding({ text, notes, detail, location }: Message): Finding {
  const hint = notes.find((note) => /^Did you mean/.test(note.text))?.text;
  const expected = location?.suggestion ? [location.suggestion] : undefined;
  const finding: Finding = isFinding(detail)
    ? detail
    : {
        ruleId: 'css-invalid',
        reason: quoted(text),
        fix: hint && quoted(hint.replace(' instead', '')),
        expected,
      };
  return { ...finding, place: location ? placeOf(location) : undefined, file: location?.file.split(sep).join('/') };
}

function isFinding(detail: unknown): detail is Finding {
  return typeof detail === 'object' && detail !== null && 'ruleId' in detail;
}

/** esbuild quotes as English prose does, our messages with backquotes. */
function quoted(text: string): string {
  return text.replace(/"([^"]+)"/g, '`$1`');
}

/** esbuild counts columns in bytes from 0, we in UTF-16 code units from 1. */
function placeOf({ line, column, length, lineText }: Location): Place {
  const bytes = Buffer.from(lineText);
  const units = (end: number): number => bytes.subarray(0, end).toString().length + 1;
  return { line, column: units(column), end: { line, column: units(column + length) } };
}

/** UTF-8 text of a file, without its byte order mark. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

import type { Finding } from '../model/diagnostic.ts';
import type { Input } from '../model/feature.ts';
import { nearest } from './nearest.ts';
import { decoded, referenceTo } from './reference.ts';

/** Lines of a file, with the numbers that they have there. */
export interface CodeExcerpt {
  readonly lines: readonly string[];
  readonly numbers: readonly number[];
}

/** What a fence asks for. */
export interface CodeRequest {
  /** As written: relative to the chapter's folder, or to the course with a leading `/`. */
  readonly file: string;
  readonly region: string | undefined;
  readonly lines: string | undefined;
  /** Course-relative path of the chapter. */
  readonly chapterPath: string;
}

/** Why it could not be had: a finding without its place, and the word that it is about. */
export type CodeFault = { readonly word: 'file' | 'region' | 'lines'; readonly finding: Finding };

interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** `# region build`, `//#region build`, `<!-- #region build -->`, `/* region build *\/`, `-- endregion` … */
const marker =
  /^\s*(?:#|\/\/|--|;+|%|<!--|\/\*|'|REM\b)\s*#?\s*(?:pragma\s+)?(end)?region\b[ \t]*:?[ \t]*(.*?)\s*(?:-->|\*\/)?\s*$/i;

/**
 * Takes a snippet out of a file. Marker lines of regions are left out, and what a region or a range of
 * lines has in common as indentation too. With both, the lines count inside the region.
 */
export function readCodeFile(request: CodeRequest, input: Input): CodeExcerpt | CodeFault {
  if (input.kind === 'outside') {
    return fault(
      'file',
      'path-outside',
      `\`${request.file}\` leads out of the course`,
      'Keep the files that a chapter shows inside the course.',
    );
  }
  if (input.kind === 'missing') return missing(request, input);
  const text = new TextDecoder('utf-8').decode(input.bytes);
  if (text.includes('\0')) return fault('file', 'code-file-missing', `\`${request.file}\` is no text file`);
  let lines: NumberedLine[] = text.split(/\r\n|\r|\n/).map((line, index) => ({ number: index + 1, text: line }));
  if (lines.length > 1 && lines.at(-1)?.text === '') lines.pop();

  if (request.region !== undefined) {
    const { found, names } = cutRegion(lines, request.region);
    if (!found) return missingRegion(request, names);
    lines = found;
  }
  if (request.lines !== undefined) {
    const found = cutLines(lines, request.lines);
    if (!found) return missingLines(request, lines.length);
    lines = found;
  }
  const kept = lines.filter((line) => !marker.test(line.text));
  const texts = kept.map((line) => line.text);
  const whole = request.region === undefined && request.lines === undefined;
  return { lines: whole ? texts : dedent(texts), numbers: kept.map((line) => line.number) };
}

/** Takes the indentation away that all lines share; blank lines do not count. */
export function dedent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  let shared = indents[0] ?? '';
  for (const indent of indents) while (!indent.startsWith(shared)) shared = shared.slice(0, -1);
  return lines.map((line) => (line.startsWith(shared) ? line.slice(shared.length) : line.trimStart()));
}

/** Regions may stand in each other; an end without a name closes the innermost. */
function cutRegion(
  lines: readonly NumberedLine[],
  wanted: string,
): { found: NumberedLine[] | undefined; names: string[] } {
  const names: string[] = [];
  const open: string[] = [];
  let found: NumberedLine[] | undefined;
  let inside = false;
  for (const line of lines) {
    const match = marker.exec(line.text);
    if (!match) {
      if (inside) found?.push(line);
      continue;
    }
    const name = match[2] ?? '';
    if (match[1]) open.splice(name === '' ? -1 : Math.max(0, open.lastIndexOf(name)));
    else {
      open.push(name);
      names.push(name);
    }
    inside = open.includes(wanted);
    if (inside) found ??= [];
  }
  return { found, names: names.filter(Boolean) };
}

function cutLines(lines: readonly NumberedLine[], wanted: string): NumberedLine[] | undefined {
  const match = /^\s*(\d+)\s*(?:(-)\s*(\d+)?)?\s*$/.exec(wanted);
  if (!match) return undefined;
  const first = Number(match[1]);
  const last = match[3] ? Number(match[3]) : match[2] ? lines.length : first;
  return first < 1 || first > last || last > lines.length ? undefined : lines.slice(first - 1, last);
}

function missing(request: CodeRequest, { near, caseOnly }: Extract<Input, { kind: 'missing' }>): CodeFault {
  const reason = `The file \`${request.file}\` does not exist`;
  if (!near)
    return fault(
      'file',
      'code-file-missing',
      reason,
      'The path is relative to the chapter; with a leading `/`, to the course.',
    );
  const reference = decoded(referenceTo(near, request.chapterPath, request.file));
  const written = /\s/.test(reference) ? `file="${reference}"` : `file=${reference}`;
  return fault(
    'file',
    'code-file-missing',
    reason,
    `Did you mean \`${reference}\`?${caseOnly ? ' Letter case counts.' : ''}`,
    [written],
  );
}

function missingRegion(request: CodeRequest, names: readonly string[]): CodeFault {
  const near = nearest(request.region ?? '', names);
  const known =
    names.length > 0
      ? `Its regions are ${names.map((name) => `\`${name}\``).join(', ')}.`
      : 'Mark it with `# region` and `# endregion` comments.';
  return fault(
    'region',
    'code-region-missing',
    `\`${request.file}\` has no region \`${request.region}\``,
    near ? `Did you mean \`${near}\`?` : known,
    near ? [`region=${near}`] : undefined,
  );
}

function missingLines(request: CodeRequest, count: number): CodeFault {
  const where =
    request.region === undefined ? `\`${request.file}\`` : `The region \`${request.region}\` of \`${request.file}\``;
  return fault(
    'lines',
    'code-region-missing',
    `${where} has ${count} line${count === 1 ? '' : 's'}: there are no lines \`${request.lines}\``,
    `Write \`lines=3-8\`, \`lines=3-\` or \`lines=3\`, from 1 to ${count}.`,
  );
}

function fault(
  word: CodeFault['word'],
  ruleId: Finding['ruleId'],
  reason: string,
  fix?: string,
  expected?: string[],
): CodeFault {
  return { word, finding: { ruleId, reason, fix, expected } };
}

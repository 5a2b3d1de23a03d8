import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Course } from '../../model/course.ts';
import { severityOf } from '../../model/diagnostic.ts';

/** A folder with these files, that goes away with the test. */
export function folder(files: Record<string, string | Uint8Array>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'estrade-load-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** The diagnostics of a course as lines: `error file:line:column rule`. */
export function said(course: Course): string[] {
  return course.diagnostics.map((message) => {
    const place = message.line === undefined ? '' : `:${message.line}:${message.column}`;
    return `${severityOf(message)} ${message.file}${place} ${message.ruleId}`;
  });
}

/** The pages of a course, in order. */
export function pages(course: Course): string[] {
  return course.chapters.map((chapter) => chapter.name);
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** No file that names an image is bigger, and no folder that snippets work in holds more. */
const limits = { bytes: 500_000, files: 20_000 };

/** What no snippet works on: see the copy of a working folder. */
const leftOut = new Set(['.git', 'node_modules', 'dist', 'recordings']);

/** The texts in folders and below: chapters, and what stands beside them. */
export function readTexts(folders: Iterable<string>): string[] {
  const texts: string[] = [];
  const seen = new Set<string>();
  const waiting = [...folders];
  for (let folder = waiting.pop(); folder !== undefined && seen.size < limits.files; folder = waiting.pop()) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (seen.has(path) || leftOut.has(entry.name)) continue;
      seen.add(path);
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile() && statSync(path).size <= limits.bytes) {
        const text = readFileSync(path, 'utf8');
        if (!text.includes('\0')) texts.push(text);
      }
    }
  }
  return texts;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');

it('ARCHITECTURE.md says of every package what it is for', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const table = text.slice(text.indexOf('## Dependencies'));
  const families = [...table.matchAll(/`([@\w/-]+)\*`|(@fontsource) packages/g)].map(([, one, fonts]) => one ?? fonts);
  const lines = table.split('\n').map((line) => line.split('|')[1] ?? '');
  const isNamed = (name: string): boolean =>
    families.some((family) => family !== undefined && name.startsWith(family)) ||
    lines.some((line) => line.split(/[\s,()]+/).includes(name));
  const names = Object.keys({ ...dependencies, ...devDependencies });
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !isNamed(name))).toEqual([]);
});

it.each(['src', 'src/run', 'src/runtime'])('ARCHITECTURE.md names every room of %s/', (folder) => {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const rooms = entries.map(({ name }) => name).filter((name) => name !== 'testing');
  const table = text.slice(text.indexOf('## The rooms'), text.indexOf('## Decisions'));
  const isNamed = (name: string): boolean =>
    new RegExp(folder === 'src' ? `\\b${name}/` : `\`${folder}/${name}/`).test(table);
  expect(rooms.length).toBeGreaterThan(2);
  expect(rooms.filter((name) => !isNamed(name))).toEqual([]);
});

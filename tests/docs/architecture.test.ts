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

it('ARCHITECTURE.md names every room of src/', () => {
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const table = text.slice(text.indexOf('## The rooms'), text.indexOf('## Decisions'));
  expect(rooms.length).toBeGreaterThan(5);
  expect(rooms.map(({ name }) => name).filter((name) => !new RegExp(`\\b${name}/`).test(table))).toEqual([]);
});

import { expect, test } from 'vitest';
import { recordedFolders } from './recorded.ts';

test('recordings of a chapter stand in a folder of its name, in one beside it', () => {
  expect(recordedFolders('slides/01-un.md')).toEqual({ all: 'slides/recordings', own: 'slides/recordings/01-un' });
  expect(recordedFolders('a.MD').own).toBe('recordings/a');
});

test.each(['.md', '..md', '...md'])('in no other, whatever its name: %s', (name) => {
  expect(recordedFolders(name).own).toBe(`recordings/${name}`);
});

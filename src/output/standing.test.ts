import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseLink } from './standing.ts';

describe('the output folder of a course', () => {
  let parent: string;
  let root: string;
  const refuse = (way: string) => () => refuseLink(join(root, way), way, { root });

  beforeEach(() => {
    parent = realpathSync(mkdtempSync(join(tmpdir(), 'estrade-link-')));
    root = join(parent, 'course');
    mkdirSync(root);
    mkdirSync(join(parent, 'elsewhere'));
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  it('may be missing, be there, or be a link within the course', () => {
    expect(refuse('dist')).not.toThrow();
    expect(refuse('dist/pdf')).not.toThrow();
    mkdirSync(join(root, 'real'));
    symlinkSync(join(root, 'real'), join(root, 'dist'));
    expect(refuse('dist')).not.toThrow();
    expect(refuse('dist/pdf')).not.toThrow();
  });

  it.each(['elsewhere', 'nowhere'])('is no link to %s', (to) => {
    symlinkSync(join(parent, to), join(root, 'dist'));
    expect(refuse('dist')).toThrow('`dist` is a link out of the course.');
    expect(refuse('dist/pdf')).toThrow('`dist/pdf` is a link out of the course.');
  });
});

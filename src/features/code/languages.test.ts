import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GrammarIndex } from './highlighter.ts';
import { languageOf, languageOfFile, nearestLanguage } from './languages.ts';

const index = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../lib/grammars/index.json'), 'utf8'),
) as GrammarIndex;

describe('languageOf', () => {
  it.each([
    ['Dockerfile', 'docker'],
    ['compose', 'yaml'],
    ['yml', 'yaml'],
    ['k8s', 'yaml'],
    ['sh', 'shellscript'],
    ['zsh', 'shellscript'],
    ['golang', 'go'],
    ['properties', 'ini'],
    ['apache', 'apache'],
    ['nginx', 'nginx'],
    ['html', 'html'],
    ['jinja', 'jinja'],
    ['C++', 'cpp'],
    ['language-js', 'javascript'],
    ['console', 'shellscript'],
    ['text', undefined],
    ['output', undefined],
    ['', undefined],
  ])('`%s` is %s', (name, grammar) => {
    expect(languageOf(name, index)).toMatchObject({ grammar, known: true });
  });

  it('has a grammar for every name that it knows', () => {
    const source = readFileSync(join(import.meta.dirname, 'languages.ts'), 'utf8');
    const table = source.slice(source.indexOf('const aliases'), source.indexOf('};'));
    const names = [...table.matchAll(/(?:'([\w-]+)'|\b([\w-]+)): '/g)].map((match) => match[1] ?? match[2] ?? '');
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => languageOf(name, index).grammar === undefined)).toEqual([]);
  });

  it('does not know what an object happens to have', () => {
    expect(languageOf('constructor', index)).toEqual({ grammar: undefined, known: false, session: false });
  });
});

describe('nearestLanguage', () => {
  it.each([
    ['dockerfil', 'dockerfile'],
    ['pyhton', 'python'],
    ['yalm', 'yaml'],
    ['qqqqqqqq', undefined],
  ])('`%s` was meant to be %s', (name, near) => expect(nearestLanguage(name, index)).toBe(near));
});

describe('languageOfFile', () => {
  it.each([
    ['demos/web/Dockerfile', 'dockerfile'],
    ['Dockerfile.cache', 'dockerfile'],
    ['api.dockerfile', 'dockerfile'],
    ['compose.yaml', 'yaml'],
    ['Makefile', 'make'],
    ['.env.local', 'dotenv'],
    ['conf/nginx.conf', 'nginx'],
    ['a/b.py', 'py'],
    ['notes', ''],
    ['x.unknown', ''],
  ])('%s: %s', (path, language) => expect(languageOfFile(path, index)).toBe(language));
});

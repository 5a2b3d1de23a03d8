import { expect, test } from 'vitest';
import type { ActState } from '../../model/stage-protocol.ts';
import { stageLabels } from './labels.ts';
import { problemText, statusText } from './status.ts';

const say = (act: Omit<ActState, 'output'>, lang = 'fr'): string =>
  statusText({ ...act, output: '' }, lang, stageLabels(lang)).replaceAll('\u00a0', '_');

test('a snippet that did not run says nothing', () => {
  expect(say({ state: 'idle' })).toBe('');
});

test('while it runs, its seconds count', () => {
  expect(say({ state: 'running', milliseconds: 3900 })).toBe('… en cours 3_s');
});

test('how it ended: its exit code and its time', () => {
  expect(say({ state: 'done', exitCode: 0, milliseconds: 1840 })).toBe('✔ code 0 · 1,8_s');
  expect(say({ state: 'failed', code: 'exit', exitCode: 1, milliseconds: 212 })).toBe('✘ code 1 · 0,2_s');
  expect(say({ state: 'done', exitCode: 0, milliseconds: 75_400 }, 'en')).toBe('✔ code 0 · 75_s');
});

test('a tenth that rounds to ten seconds is no tenth', () => {
  expect(say({ state: 'done', exitCode: 0, milliseconds: 9960 })).toBe('✔ code 0 · 10_s');
});

test('what has no exit code says why', () => {
  expect(say({ state: 'failed', code: 'stopped', milliseconds: 2000 })).toBe('■ arrêté · 2,0_s');
  expect(say({ state: 'failed', code: 'timeout', milliseconds: 60_000 })).toBe('✘ délai dépassé · 60_s');
  expect(say({ state: 'background' }, 'en')).toBe('● in the background');
});

test('what is missing is named', () => {
  const lacks = (reason: string, lang = 'fr') => say({ state: 'failed', code: 'needs', reason }, lang);
  expect(lacks('`jq` is not installed.')).toBe('✘ jq n’est pas installé');
  expect(lacks('No Docker engine answers.')).toBe('✘ aucun moteur Docker ne répond');
  expect(lacks('There is no network.', 'en')).toBe('✘ there is no network');
  expect(lacks('It needs root.')).toBe('✘ il faut être root');
  expect(lacks('Something else.')).toBe('✘ il manque quelque chose');
});

test('a folder that is not there is named', () => {
  const reason = 'There is no folder `demos/x` in the working folder. Check `dir=`: it is relative to it.';
  expect(say({ state: 'failed', code: 'error', reason })).toBe('✘ le dossier demos/x n’existe pas');
  expect(problemText({ code: 'no-session', reason }, stageLabels('en'))).toBe('Terminal: there is no folder demos/x.');
  expect(problemText({ code: 'busy', reason: 'x' }, stageLabels('en'))).toBe('Another snippet is running.');
});

test('one that could not run for another names it', () => {
  const reason = '`base`, which comes before it, failed: It ended with exit code 1 instead of 0.';
  expect(say({ state: 'failed', code: 'earlier', reason })).toBe('✘ base, qui précède, a échoué');
  expect(say({ state: 'failed', code: 'earlier' })).toBe('✘ ce qui précède a échoué');
});

test('what was only prepared says so', () => {
  expect(say({ state: 'done', prepared: true, exitCode: 0, milliseconds: 100 })).toBe('✔ préparé · code 0 · 0,1_s');
});

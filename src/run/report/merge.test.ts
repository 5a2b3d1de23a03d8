import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareOutput } from '../expectations.ts';
import { updatedFence } from './merge.ts';

describe('a fence that is updated', () => {
  it.each<[string, fence: string, first: string, second: string, made: string]>([
    ['says what there is', '', 'a\nb', 'a\nb', 'a\nb'],
    ['is empty where nothing is printed', 'a', '', '', ''],
    ['names what differs by its shape', '', 'pid 12\nfait', 'pid 13\nfait', 'pid ‹pid›\nfait'],
    ['keeps what words begin and end with', '', 'id=4f5ec3;', 'id=5d3abb;', 'id=‹id›;'],
    ['knows ports', '', 'http://127.0.0.1:32768/', 'http://127.0.0.1:32771/', 'http://127.0.0.1:‹port›/'],
    ['knows addresses', '', 'eth0 172.17.0.2/16', 'eth0 172.17.0.3/16', 'eth0 ‹adresse›/16'],
    ['knows sizes', '', 'web 12.5MB', 'web 13.1MB', 'web ‹taille›'],
    ['masks ids that happen to be equal', '', '4f5ec3d2a1b0  web', '4f5ec3d2a1b0  web', '‹id›  web'],
    ['masks digests', '', 'sha256:4f5ec3d2a1b04f5e', 'sha256:4f5ec3d2a1b04f5e', 'sha256:‹empreinte›'],
    ['masks dates', '', 'le 2026-11-21T10:00:00Z.', 'le 2026-11-21T10:00:00Z.', 'le ‹date›.'],
    ['masks durations', '', 'built in 1.8s', 'built in 2.1s', 'built in ‹durée›'],
    ['leaves numbers that are the same', '', 'replicas: 3', 'replicas: 3', 'replicas: 3'],
    ['leaves versions', '', 'Docker 26.1.5', 'Docker 26.1.5', 'Docker 26.1.5'],
    ['takes `…` for lines that only one run has', '', 'a\nb\nc', 'a\nc', 'a\n…\nc'],
    ['takes `…` for words that change their number', '', 'Up 2 seconds x\nb', 'Up Less than a second x\nb', '…\nb'],
    ['takes one `…` for several such lines', '', 'a b c\nd e f\nz', 'g h i\nj k l\nz', '…\nz'],
    ['keeps its wildcards where they match', 'id ‹conteneur›\nold', 'id 4f\nnew', 'id 5d\nnew', 'id ‹conteneur›\nnew'],
    ['keeps its `…` where lines stand for it', 'a\n…\nold', 'a\nb\nc\nnew', 'a\nb\nc\nnew', 'a\n…\nnew'],
    ['keeps its `...` as it is written', '...\nold', 'b\nnew', 'b\nnew', '...\nnew'],
    ['keeps the width of its gaps', 'ID   NAME\n1    web', 'ID  NAME\n2  web', 'ID  NAME\n2  web', 'ID   NAME\n2  web'],
    ['leaves the shell’s news of jobs out', 'a', 'b\n[1]+  Done      sleep 1', 'b', 'b'],
    [
      'masks the copy’s own folder',
      '',
      '/tmp/estrade-run-a1-X/work/demos',
      '/tmp/estrade-run-b2-Y/work/demos',
      '‹dossier›/demos',
    ],
  ])('%s', (_, fence, first, second, made) => {
    expect(updatedFence(fence, first, second)).toBe(made);
  });

  it('is not made of two runs that have nothing in common', () => {
    expect(updatedFence('', 'un deux trois', 'vier fünf sechs')).toBeUndefined();
  });

  const word = fc.stringMatching(/^[a-zé0-9:./-]{1,8}$/);
  const line = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
  const lines = fc.array(line, { maxLength: 8 }).map((all) => all.join('\n'));
  const fence = fc.array(fc.oneof(line, fc.constant('…'), fc.constant('x ‹id› y')), { maxLength: 8 });

  it('matches both runs, whatever they print and whatever it was', () => {
    fc.assert(
      fc.property(fence, lines, lines, (before, first, second) => {
        const made = updatedFence(before.join('\n'), first, second);
        if (made === undefined) return;
        expect(compareOutput(made, first).matches).toBe(true);
        expect(compareOutput(made, second).matches).toBe(true);
      }),
    );
  });

  it('is always made where both runs print the same', () => {
    fc.assert(
      fc.property(fence, lines, (before, output) => {
        expect(updatedFence(before.join('\n'), output, output)).toBeDefined();
      }),
    );
  });
});

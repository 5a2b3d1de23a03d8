import { describe, expect, it } from 'vitest';
import { snippet } from '../../tests/support/snippet.ts';
import type { Deck } from '../model/deck.ts';
import type { Recording } from '../model/recording.ts';
import type { Act } from '../model/snippet.ts';
import { labelsFor } from '../text/labels.ts';
import { verifiedCount, verifiedLine } from './verified.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

function act(id: string, hidden = false): Act {
  return { kind: 'snippet', ...snippet(id, id, { hidden }) };
}

function recorded(id: string, given: Partial<Recording> = {}): [string, Recording] {
  const content = { kind: 'terminal', cast: '', text: '', exitCode: 0, milliseconds: 1 } as const;
  const versions = { docker: '26.1.5' };
  const facts = { id, path: '', source: `bash\n${id}`, changed: [], date: '2026-11-21T09:00:00Z', versions, content };
  return [id, { ...facts, ...given }];
}

function deck(acts: readonly Act[], ...recordings: [string, Recording][]): Deck {
  return { acts, recordings: new Map(recordings) } as unknown as Deck;
}

describe('what the course home says of its commands', () => {
  it('says nothing where none can be run', () => {
    expect(verifiedLine([deck([]), deck([act('a', true)], recorded('a'))], 'fr')).toBe('');
  });

  it('counts those that readers see, and that are as they were when they last ran', () => {
    const acts = ['a', 'b', 'old', 'touched', 'never', 'foreign'].map((id) => act(id));
    const one = deck(
      [...acts, act('hidden', true)],
      recorded('a'),
      recorded('b', { date: '2026-11-19T09:00:00Z', versions: { docker: '26.1.4', node: '22.4.1' } }),
      recorded('old', { source: 'bash\nanother' }),
      recorded('touched', { changed: ['slides/a.txt'] }),
      recorded('foreign', { source: undefined }),
      recorded('hidden'),
    );
    expect(plain(verifiedLine([one], 'fr'))).toBe(
      '2 commandes vérifiées du 19 au 21/11/2026, Docker 26.1, Node.js 22.4 ; 4 non exécutées',
    );
    expect(plain(verifiedLine([one], 'en'))).toBe(
      '2 commands verified from 19 to 21 Nov 2026, Docker 26.1, Node.js 22.4; 4 not run',
    );
    expect(plain(verifiedCount(one, labelsFor('fr')))).toBe('2 sur 6 commandes vérifiées');
  });

  it('names no tool that several versions took part of', () => {
    const one = deck([act('a'), act('b')], recorded('a'), recorded('b', { versions: { docker: '27.0.1' } }));
    expect(plain(verifiedLine([one], 'fr'))).toBe('2 commandes vérifiées le 21/11/2026');
  });

  it('says so where nothing ran', () => {
    expect(plain(verifiedLine([deck([act('a')])], 'fr'))).toBe('1 commande non exécutée');
  });
});

import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { snippet } from '../../../tests/support/snippet.ts';
import type { Recording } from '../../model/recording.ts';
import type { Snippet } from '../../model/snippet.ts';
import { terminalOf } from './terminal.ts';

function recorded(text: string): Recording {
  const content = { kind: 'terminal', cast: '', text, exitCode: 0, milliseconds: 300 } as const;
  return {
    id: 'a',
    path: 'a.cast',
    source: 'bash\nls',
    changed: [],
    date: '2026-11-21T09:00:00Z',
    versions: {},
    content,
  };
}

/** Kind, state and text of a terminal. */
function shown(given: Partial<Snippet>, text?: string) {
  const figure = terminalOf(snippet('a', 'ls', given), text === undefined ? undefined : recorded(text), false, 'fr');
  const [bar, screen] = figure.children.map((child) => (child.type === 'element' ? textOf(child) : ''));
  return {
    of: figure.properties['dataOf'],
    bar: bar?.replaceAll('\u00a0', ' '),
    screen: screen?.replaceAll('\u00a0', ' '),
  };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1)).join('\n');

describe('the terminal under a snippet', () => {
  it('says that nothing is known', () => {
    expect(shown({})).toEqual({ of: 'none', bar: 'Non enregistré', screen: '' });
  });

  it('shows what is expected as long as nothing is recorded', () => {
    expect(shown({ output: '\na ‹id›\n…\n', dir: 'demos' })).toEqual({
      of: 'expected',
      bar: 'demosSortie attendue, non enregistrée',
      screen: 'a ‹id›\n…',
    });
  });

  it('shows the lines that the author chose with the recorded words', () => {
    expect(shown({ output: '…\n3 ‹x›' }, '1\n2\n3 x')).toMatchObject({ of: 'recorded', screen: '…\n3 x' });
  });

  it('shows all that is recorded where the author left nothing out', () => {
    expect(shown({ output: many(20).replace('7', '‹n›') }, many(20)).screen).toBe(many(20));
  });

  it('shows what is recorded where it is not what the author expects', () => {
    expect(shown({ output: 'a\n…' }, 'b\nc').screen).toBe('b\nc');
  });

  it('shows the last lines of a long recording, and how many it leaves out', () => {
    expect(shown({}, many(31)).screen).toBe(`… 23 lignes de plus\n${many(31).split('\n').slice(-8).join('\n')}`);
    expect(shown({}, many(9)).screen).toBe(many(9));
  });

  it('counts the rows that a long line takes', () => {
    const [long, longer] = ['a'.repeat(176), 'b'.repeat(177)];
    expect(shown({}, `1\n${long}\n${many(6)}`).screen).toBe(`1\n${long}\n${many(6)}`);
    expect(shown({}, `1\n2\n${longer}\n${many(5)}`).screen).toBe(`… 2 lignes de plus\n${longer}\n${many(5)}`);
    expect(shown({}, `1\n${'c'.repeat(2000)}`).screen).toBe(`… 1 ligne de plus\n${'c'.repeat(2000)}`);
  });
});

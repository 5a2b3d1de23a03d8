import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Deck } from '../../src/model/deck.ts';
import type { Snippet } from '../../src/model/snippet.ts';
import { createPipeline } from '../../src/pipeline.ts';
import { compareOutput } from '../../src/run/expectations.ts';
import { snippetsOf } from '../../src/run/report/chapter.ts';

/** What a snippet gives: as it was recorded, or as its fence has it, without what that leaves open. */
function outputOf(snippet: Snippet, { recordings }: Deck): string {
  const { output = '' } = snippet;
  const content = recordings.get(snippet.id)?.content;
  if (content?.kind === 'terminal' && compareOutput(output, content.text).matches) return content.text;
  const lines = output.split('\n').filter((line) => !/^\s*(?:…|\.\.\.)\s*$/.test(line));
  return lines.join('\n').replace(/‹[^‹›]+›/g, 'x1');
}

const { linked } = await createPipeline().run(join(import.meta.dirname, '../..'), {
  single: false,
  strict: false,
  drafts: true,
});
const withFence = linked.decks.map((deck) => ({
  deck,
  snippets: snippetsOf(deck).filter(({ output }) => output !== undefined),
}));

describe('the `output` fences of the course', () => {
  it('are there', () => {
    expect(withFence.flatMap(({ snippets }) => snippets).length).toBeGreaterThan(5);
  });

  it('match what their own snippets give', () => {
    const wrong = withFence.flatMap(({ deck, snippets }) =>
      snippets.filter((one) => !compareOutput(one.output ?? '', outputOf(one, deck)).matches).map(({ id }) => id),
    );
    expect(wrong).toEqual([]);
  });

  it('are refused where any two neighbours are swapped', () => {
    const accepted = withFence.flatMap(({ deck, snippets }) =>
      snippets.slice(1).flatMap((two, at) => {
        const one = snippets[at] ?? two;
        const isAccepted = [
          compareOutput(one.output ?? '', outputOf(two, deck)),
          compareOutput(two.output ?? '', outputOf(one, deck)),
        ].every(({ matches }) => matches);
        return isAccepted ? [`${deck.chapter.path}: ${one.id} ⇄ ${two.id}`] : [];
      }),
    );
    expect(accepted).toEqual([]);
  });
});

import type { Code } from 'mdast';
import { placeOf, type SlideContext } from '../../model/feature.ts';
import type { ActFact, Shell } from '../../model/snippet.ts';
import type { FenceInfo } from '../../text/info-string.ts';

/** Reads the words of a runnable fence. What is not understood is reported, and left out. */
export function readSnippet(node: Code, info: FenceInfo, output: Code | undefined, _context: SlideContext): ActFact {
  const value = (name: string): string | undefined => {
    const found = info.words.findLast((word) => word.name === name)?.value;
    return typeof found === 'string' ? found : undefined;
  };
  const shell: Shell = info.language === 'sh' ? 'sh' : 'bash';
  return {
    kind: 'snippet',
    id: value('id'),
    code: node.value,
    shell,
    dir: value('dir'),
    timeout: Number(value('timeout') ?? 60),
    exit: Number(value('exit') ?? 0),
    expect: value('expect'),
    output: output?.value,
    until: value('until'),
    input: value('input')?.replaceAll('\\n', '\n'),
    hidden: info.words.some(({ name }) => name === 'hidden'),
    needs: (value('needs') ?? '').split(',').filter(Boolean),
    place: placeOf(node),
  };
}

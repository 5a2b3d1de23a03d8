import { placeOf, type SlideContext } from '../../model/feature.ts';
import type { ActFact } from '../../model/snippet.ts';
import { dirFault, idFault, type OptionFault } from '../../text/act-options.ts';
import { readCodeFile } from '../../text/code-file.ts';
import type { InfoWord } from '../../text/info-string.ts';
import type { Fence } from './fence.ts';
import { readScript } from './script.ts';
import { withWords } from './words.ts';

type SnippetFact = Extract<ActFact, { kind: 'snippet' }>;

/** In seconds. */
const defaultTimeout = 60;

/**
 * Reads a runnable fence. What is not understood is reported, and left out; undefined where nothing of it can run.
 *
 * @param output the text of its `output` fence
 */
export function readSnippet(fence: Fence, output: string | undefined, context: SlideContext): SnippetFact | undefined {
  const code = codeOf(fence, context);
  const script = code === undefined ? undefined : readScript(fence, code);
  if (!script) return undefined;
  checkInput(fence);
  return {
    kind: 'snippet',
    id: readId(fence),
    code: script.code,
    shell: script.shell,
    dir: readDir(fence, context),
    timeout: readTimeout(fence),
    exit: readExit(fence),
    expect: readPattern(fence, 'expect'),
    output: output ?? script.output,
    until: readPattern(fence, 'until'),
    input: fence
      .value('input')
      ?.value.replace(/\\([nt\\])/g, (_, sign: string) => ({ n: '\n', t: '\t' })[sign] ?? sign),
    hidden: fence.has('hidden'),
    needs: [...new Set([...script.needs, ...readNeeds(fence)])],
    place: placeOf(fence.node),
  };
}

/** What is shown is what runs: of a file, where the fence names one. That there is none is said where it is shown. */
function codeOf(fence: Fence, { chapterPath, input }: SlideContext): string | undefined {
  const file = fence.value('file')?.value;
  if (file === undefined) return fence.node.value;
  const [region, lines] = [fence.value('region')?.value, fence.value('lines')?.value];
  const excerpt = readCodeFile({ file, region, lines, chapterPath }, input(file));
  return 'lines' in excerpt ? excerpt.lines.join('\n') : undefined;
}

function readId(fence: Fence): string | undefined {
  const word = fence.value('id');
  const fault = word && idFault(word.value);
  if (fault) reportFault(fence, word, fault);
  return fault ? undefined : word?.value;
}

function readDir(fence: Fence, context: SlideContext): string | undefined {
  const word = fence.value('dir');
  const dir = word?.value.replace(/(?<=.)\/+$/, '');
  const fault = word && dirFault(dir ?? '', context);
  if (fault) reportFault(fence, word, fault);
  return fault?.usable === false ? undefined : dir;
}

function reportFault(fence: Fence, word: InfoWord, { reason, fix, meant }: OptionFault): void {
  const written = meant !== undefined && /\s/.test(meant) ? `"${meant}"` : meant;
  fence.report(word, reason, fix, written === undefined ? undefined : [`${word.name}=${written}`]);
}

function readTimeout(fence: Fence): number {
  const word = fence.value('timeout');
  if (!word) return defaultTimeout;
  const [, number = '0', unit = 's'] = /^(\d+(?:\.\d+)?) ?(s|min|mn|m)?$/.exec(word.value.trim()) ?? [];
  const seconds = Number(number) * (unit === 's' ? 1 : 60);
  if (seconds > 0) return seconds;
  fence.report(word, `\`timeout=${word.value}\` is no time`, 'Write seconds or minutes: `timeout=90`, `timeout=2m`.');
  return defaultTimeout;
}

function readExit(fence: Fence): number {
  const word = fence.value('exit');
  if (!word) return 0;
  const code = /^\d{1,3}$/.test(word.value) ? Number(word.value) : 256;
  if (code <= 255) return code;
  fence.report(word, `\`exit=${word.value}\` is no exit code`, 'Write a number from 0 to 255: `exit=1`.');
  return 0;
}

function readPattern(fence: Fence, name: 'expect' | 'until'): string | undefined {
  const word = fence.value(name);
  if (!word) return undefined;
  if (word.value === '') {
    fence.report(word, `\`${name}\` is empty`, `Write what the output shows: \`${name}="Listening on port"\`.`);
    return undefined;
  }
  try {
    new RegExp(word.value, 'mu');
    return word.value;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replace(/^.*: /s, '').toLowerCase() : '';
    fence.report(
      word,
      `\`${name}="${word.value}"\` is no regular expression: ${why}`,
      'Signs that mean themselves take a backslash: `\\(`, `\\.`, `\\[`.',
    );
    return undefined;
  }
}

function readNeeds(fence: Fence): string[] {
  const word = fence.value('needs');
  const needs = (word?.value ?? '').split(',').map((need) => need.trim());
  const wrong = needs.find((need) => !/^\w[\w.+-]*$/.test(need));
  if (word && wrong !== undefined) {
    const what = wrong === '' ? `\`needs=${word.value}\` names nothing` : `\`${wrong}\` is no name of a command`;
    fence.report(word, what, 'Write `needs=network`, `needs=docker,jq`: names of commands, with commas between them.');
  }
  return needs.filter((need) => need !== '' && need !== wrong);
}

/** What is typed does not reach a command whose standard input is the code. */
function checkInput(fence: Fence): void {
  const [word, through] = [fence.value('input'), fence.value(...withWords)];
  if (!word || !through || through.value.includes('{}')) return;
  fence.report(
    word,
    `\`${through.value}\` reads the code, and not what is typed`,
    `Let it have the code as a word: \`${through.name}="ruby -e {}"\`.`,
  );
}

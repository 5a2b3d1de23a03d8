import { createContext, Script } from 'node:vm';
import type { SlideContext } from '../../model/feature.ts';

/** What an attribute comment speaks of, and the text of its pairs; `rest` are its further lines. */
export interface AttributeComment {
  readonly about: 'element' | 'slide';
  readonly text: string;
  readonly rest: string;
}

/** Reads comments; undefined for one that is an ordinary comment. */
export type CommentReader = (comment: string) => AttributeComment | undefined;

/** The reveal plugin's own patterns: the first group holds the pairs, to the end of the line. */
const elementPattern = String.raw`\.element(?:\s*:)?\s*?(.+?)$`;
const slidePattern = String.raw`\.slide:\s*?(\S.+?)$`;

/** Far more than any honest pattern needs on a comment, even on a busy machine; in milliseconds. */
const budget = 1000;

type Search = (comment: string) => RegExpExecArray | null;

/**
 * The reader of a chapter. An author's own patterns (`elementAttributes`, `slideAttributes`) replace the
 * plugin's; one that does not compile, or is not done in time, is reported, and the plugin's holds.
 */
export function commentReader({ settings, report }: SlideContext): CommentReader {
  const compile = (own: string | undefined, key: string, standard: string): Search => {
    const plain = new RegExp(standard, 'm');
    let search: Search = (comment) => plain.exec(comment);
    if (own === undefined) return search;
    const refuse = (fault: string): void => {
      report({
        ruleId: 'separator-invalid',
        reason: `\`${key}\` (\`${own}\`) cannot be used as a regular expression: ${fault}`,
        fix: 'Correct the regular expression, or remove the key; its first group holds the attributes.',
        setting: [key],
      });
      search = (comment) => plain.exec(comment);
    };
    try {
      new RegExp(own, 'm');
      search = bounded(own);
    } catch (error) {
      refuse(faultOf(error));
    }
    return (comment) => {
      try {
        return search(comment);
      } catch {
        refuse('it backtracks without end');
        return search(comment);
      }
    };
  };
  const element = compile(settings.elementAttributes, 'elementAttributes', elementPattern);
  const slide = compile(settings.slideAttributes, 'slideAttributes', slidePattern);
  return (comment) => read(element, 'element', comment) ?? read(slide, 'slide', comment);
}

/** V8 interrupts a running expression when it runs in a context of its own. */
function bounded(source: string): Search {
  const context = createContext({ source, comment: '' });
  const script = new Script("new RegExp(source, 'm').exec(comment)");
  return (comment) => {
    context['comment'] = comment;
    return script.runInContext(context, { timeout: budget }) as RegExpExecArray | null;
  };
}

/** What the engine says of a pattern, without the pattern. */
function faultOf(error: unknown): string {
  return (error as Error).message.replace(/^Invalid regular expression: .*: /s, '').toLowerCase();
}

function read(search: Search, about: AttributeComment['about'], comment: string): AttributeComment | undefined {
  const match = search(comment);
  const text = match?.[1];
  if (!match || text === undefined) return undefined;
  return { about, text, rest: comment.slice(match.index + match[0].length) };
}

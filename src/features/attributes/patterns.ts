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

/**
 * The reader of a chapter. An author's own patterns (`elementAttributes`, `slideAttributes`) replace the
 * plugin's; one that does not compile is reported, and the plugin's holds.
 */
export function commentReader({ settings, report }: SlideContext): CommentReader {
  const compile = (own: string | undefined, key: string, standard: string): RegExp => {
    try {
      return new RegExp(own ?? standard, 'm');
    } catch (error) {
      report({
        ruleId: 'separator-invalid',
        reason: `\`${key}\` (\`${own}\`) cannot be used as a regular expression: ${faultOf(error)}`,
        fix: 'Correct the regular expression, or remove the key; its first group holds the attributes.',
        setting: [key],
      });
      return new RegExp(standard, 'm');
    }
  };
  const element = compile(settings.elementAttributes, 'elementAttributes', elementPattern);
  const slide = compile(settings.slideAttributes, 'slideAttributes', slidePattern);
  return (comment) => read(element, 'element', comment) ?? read(slide, 'slide', comment);
}

/** What the engine says of a pattern, without the pattern. */
function faultOf(error: unknown): string {
  return (error as Error).message.replace(/^Invalid regular expression: .*: /s, '').toLowerCase();
}

function read(pattern: RegExp, about: AttributeComment['about'], comment: string): AttributeComment | undefined {
  const match = pattern.exec(comment);
  const text = match?.[1];
  if (!match || text === undefined) return undefined;
  return { about, text, rest: comment.slice(match.index + match[0].length) };
}

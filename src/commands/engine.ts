import type { Flag } from './command.ts';

/** Which Docker engine snippets are run with, for the commands that run them. */
export const engineFlag: Readonly<Record<'engine', Flag>> = {
  engine: {
    type: 'string',
    value: 'context',
    about: 'Docker context of an engine that is there for this alone (default: `engine` in course.yaml, or yours)',
  },
};

/**
 * The environment that snippets are run with: the person's own, with the engine that was asked for. Such an engine is
 * there for this alone: snippets may remove all that it holds. The environment can say the same of the person's
 * engine (`ESTRADE_ENGINE=own`); a context named `default` does not.
 *
 * @param flag what `--engine` says
 * @param setting what course.yaml says
 */
export function engineEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  flag: string | boolean | undefined,
  setting: string | undefined,
): Record<string, string | undefined> {
  const context = typeof flag === 'string' ? flag : setting;
  if (context === undefined) return { ...own };
  const { DOCKER_HOST: _host, ESTRADE_ENGINE: _engine, ...others } = own;
  return { ...others, DOCKER_CONTEXT: context, ...(context === 'default' ? {} : { ESTRADE_ENGINE: 'own' }) };
}

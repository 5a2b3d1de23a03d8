import type { Variables } from './environment.ts';

/** The need of an engine whose objects are nobody else's. */
export const ownEngine = 'own-engine';

/** The variable that says so of the engine that is used. */
const variable = 'ESTRADE_ENGINE';

/** Docker itself, with the options that may stand before a command. */
const docker = String.raw`\bdocker(?:\s+(?:-[cHl]\s*\S+|--(?:context|host|config|log-level)[= ]\S+|-\S+))*`;
const list = String.raw`(?:\$\([^)]*|\x60[^\x60]*)\bdocker\b[^)\x60]*\b(?:ps|ls|images)\b`;

/** Commands that change what is there for everybody: they take all that there is, or settings of the engine itself. */
const everything = [
  String.raw`${docker}\s+(?:system|image|container|volume|network|builder|buildx)\s+prune\b`,
  String.raw`${docker}\s+swarm\s+(?:init|join|leave|update|ca|unlock)\b`,
  String.raw`${docker}\s+(?:node|plugin)\s+(?:rm|update|promote|demote|install|enable|disable)\b`,
  String.raw`${docker}\s+(?:(?:container|image|volume|network)\s+)?(?:rm|rmi|stop|kill|restart|pause|remove)\b[^\n;|&]*${list}`,
  String.raw`\bdocker\b[^\n]*\b(?:ps|ls|images)\b[^\n]*\|\s*xargs\b[^\n]*\bdocker\s+(?:\w+\s+)?(?:rm|rmi|stop|kill|remove)\b`,
];

/** Whether code changes objects of an engine that it did not make, as far as its words show. */
export function touchesEverything(code: string): boolean {
  return new RegExp(everything.join('|')).test(code);
}

/** Why such code does not run in an environment; undefined where it does. */
export function missingOwnEngine(environment: Variables): string | undefined {
  if (environment[variable] === 'own') return undefined;
  return 'It changes what is not its own in the Docker engine: it runs with an engine that is there for this alone (`--engine <context>`, `ESTRADE_ENGINE=own`, or one that `record` and `verify` start: `--engine own`).';
}

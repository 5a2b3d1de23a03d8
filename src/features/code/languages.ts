import { nearest } from '../../text/nearest.ts';
import type { GrammarIndex } from './highlighter.ts';

/** Names of text without colours. */
const plain = [
  '',
  'txt',
  'text',
  'plain',
  'plaintext',
  'none',
  'nohighlight',
  'no-highlight',
  'output',
  'ascii',
  'tree',
  'ansi',
];

/** Names of shell sessions: prompts, commands and what they printed. */
const sessions = ['console', 'shell-session', 'shellsession', 'sh-session', 'terminal', 'bash-session', 'session'];

/**
 * Names beyond shiki's own: those of files and tools that courses show, and those of highlight.js
 * that decks of reveal-md carry.
 */
const aliases: Readonly<Record<string, string>> = {
  accesslog: 'log',
  ansible: 'yaml',
  apacheconf: 'apache',
  arduino: 'cpp',
  armasm: 'asm',
  ash: 'shellscript',
  atom: 'xml',
  busybox: 'shellscript',
  cfg: 'ini',
  compose: 'yaml',
  conf: 'ini',
  containerfile: 'docker',
  curl: 'shellscript',
  cypher: 'cypher',
  dash: 'shellscript',
  delphi: 'pascal',
  django: 'jinja',
  'docker-compose': 'yaml',
  dockercompose: 'yaml',
  dos: 'bat',
  env: 'dotenv',
  gemfile: 'ruby',
  'github-actions': 'yaml',
  'gitlab-ci': 'yaml',
  golang: 'go',
  gradle: 'groovy',
  helm: 'yaml',
  htmlbars: 'handlebars',
  https: 'http',
  jenkinsfile: 'groovy',
  jinja2: 'jinja',
  k8s: 'yaml',
  ksh: 'shellscript',
  kube: 'yaml',
  kubernetes: 'yaml',
  mariadb: 'sql',
  mk: 'make',
  mysql: 'sql',
  nginxconf: 'nginx',
  node: 'javascript',
  nodejs: 'javascript',
  objectivec: 'objective-c',
  patch: 'diff',
  pgsql: 'sql',
  plist: 'xml',
  postgres: 'sql',
  postgresql: 'sql',
  pycon: 'python',
  python3: 'python',
  rss: 'xml',
  sqlite: 'sql',
  svg: 'xml',
  tsql: 'sql',
  udiff: 'diff',
  vagrantfile: 'ruby',
  vbnet: 'vb',
  workflow: 'yaml',
  x86asm: 'asm',
  xhtml: 'xml',
};

/** File names whose extension does not tell the language. */
const files: readonly (readonly [RegExp, string])[] = [
  [/^(?:dockerfile|containerfile)(?:\.|$)|\.(?:dockerfile|containerfile)$/, 'dockerfile'],
  [/^\.?env(?:\.|$)|\.env$/, 'dotenv'],
  [/^(?:gnu)?makefile$|\.mk$/, 'make'],
  [/^jenkinsfile/, 'groovy'],
  [/^vagrantfile$|^gemfile$|^rakefile$/, 'ruby'],
  [/^nginx.*\.conf$|^default\.conf$/, 'nginx'],
  [/^httpd.*\.conf$|^\.htaccess$/, 'apache'],
  [/\.(?:conf|cfg|cnf|editorconfig|gitconfig)$|^\.gitconfig$/, 'ini'],
  [/\.(?:service|timer|socket|mount)$/, 'systemd'],
  [/\.(?:htm|html|xhtml)$/, 'html'],
  [/\.(?:tpl|j2|jinja2?)$/, 'jinja'],
  [/^\.(?:bashrc|bash_profile|profile|zshrc)$/, 'bash'],
  [/^\.(?:docker|git)ignore$|\.(?:txt|text|log|out)$/, 'text'],
];

/** What a language's name stands for. */
export interface Language {
  /** Name of the grammar; undefined: shown plain. */
  readonly grammar: string | undefined;
  readonly known: boolean;
  readonly session: boolean;
}

/** Finds what a name stands for; letter case and `language-` do not matter. */
export function languageOf(name: string, index: GrammarIndex): Language {
  const wanted = name.toLowerCase().replace(/^lang(?:uage)?-/, '');
  if (plain.includes(wanted)) return { grammar: undefined, known: true, session: false };
  if (sessions.includes(wanted)) return { grammar: 'shellscript', known: true, session: true };
  const target = own(aliases, wanted) ?? own(index.aliases, wanted) ?? wanted;
  const known = own(index.languages, target) !== undefined;
  return { grammar: known ? target : undefined, known, session: false };
}

/** The known language whose name is most like an unknown one. */
export function nearestLanguage(name: string, index: GrammarIndex): string | undefined {
  const usual = ['dockerfile', 'bash', 'yaml', 'json', 'javascript', 'typescript', 'python', 'console'];
  const names = [
    ...usual,
    ...sessions,
    ...Object.keys(aliases),
    ...Object.keys(index.languages),
    ...Object.keys(index.aliases),
  ];
  // Any two short names are a few letters apart.
  return nearest(name, name.length > 3 ? names : names.filter((known) => known[0] === name[0]?.toLowerCase()));
}

/** The language of a file, from its name; '' when the name says nothing. */
export function languageOfFile(path: string, index: GrammarIndex): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const special = files.find(([pattern]) => pattern.test(name));
  if (special) return special[1];
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return extension !== name && languageOf(extension, index).known ? extension : '';
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

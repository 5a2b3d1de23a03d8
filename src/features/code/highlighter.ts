import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IGrammar, type IRawGrammar, Registry, type StateStack } from 'shiki/textmate';
import type { RegexEngine } from 'shiki/types';
import { createEngine } from './engine.ts';
import { classesOf, classTheme } from './theme.ts';

/** `grammars/index.json`, as `scripts/grammars.mjs` writes it. */
export interface GrammarIndex {
  readonly aliases: Readonly<Record<string, string>>;
  readonly languages: Readonly<Record<string, GrammarEntry>>;
}

interface GrammarEntry {
  readonly scope: string;
  /** Languages whose grammars must be there for this one. */
  readonly needs: readonly string[];
  /** Languages that it can hold: loaded when a text seems to hold them. */
  readonly lazy: readonly string[];
  readonly injectTo?: readonly string[];
}

/** Code to HTML, line by line. */
export interface Highlighter {
  /** Loads the engine of regular expressions; must have ended before `lines` is called. */
  prepare(): Promise<void>;
  readonly index: GrammarIndex;
  /**
   * The HTML of each line of a text: `<span class="t-k">FROM</span> node`. Depends on its two arguments only.
   *
   * @param grammar name of a language of the index, or undefined for plain text
   */
  lines(code: string, grammar: string | undefined): readonly string[];
}

interface Tokeniser {
  readonly grammar: IGrammar;
  readonly classes: readonly string[];
}

/** Longer lines are shown plain: nobody reads their colours, and some grammars take very long on them. */
const longestLine = 5000;
const keptBlocks = 2000;

/**
 * Makes a highlighter over the grammars of a library folder, each read when it is first needed.
 *
 * Every language has a registry of its own: what one block needed never changes the colours of another,
 * so that a block's HTML does not depend on the blocks before it.
 */
export function createHighlighter(library: string): Highlighter {
  let index: GrammarIndex | undefined;
  let engine: RegexEngine | undefined;
  let loading: Promise<void> | undefined;
  const raw = new Map<string, IRawGrammar>();
  const tokenisers = new Map<string, Tokeniser>();
  const blocks = new Map<string, readonly string[]>();

  const getIndex = (): GrammarIndex => {
    index ??= JSON.parse(readFileSync(join(library, 'grammars/index.json'), 'utf8')) as GrammarIndex;
    return index;
  };

  const rawGrammar = (name: string): IRawGrammar => {
    let grammar = raw.get(name);
    if (!grammar) {
      grammar = JSON.parse(readFileSync(join(library, 'grammars', `${name}.json`), 'utf8')) as IRawGrammar;
      raw.set(name, grammar);
    }
    return grammar;
  };

  const tokeniserOf = (name: string, code: string): Tokeniser => {
    const embedded = embeddedIn(code, name, getIndex());
    const key = [name, ...embedded].join(' ');
    let tokeniser = tokenisers.get(key);
    if (!tokeniser) {
      if (!engine) throw new Error('the highlighter was not prepared');
      tokeniser = createTokeniser(name, embedded, getIndex(), engine, rawGrammar);
      tokenisers.set(key, tokeniser);
    }
    return tokeniser;
  };

  return {
    get index() {
      return getIndex();
    },
    prepare() {
      loading ??= createEngine(join(library, 'onig.wasm')).then((made) => {
        engine = made;
      });
      return loading;
    },
    lines(code, grammar) {
      const key = `${grammar ?? ''}\n${code}`;
      let lines = blocks.get(key);
      if (!lines) {
        const texts = code.split('\n');
        lines = grammar === undefined ? texts.map(escapeHtml) : tokenise(texts, tokeniserOf(grammar, code));
        if (blocks.size >= keptBlocks) blocks.clear();
        blocks.set(key, lines);
      }
      return lines;
    },
  };
}

function createTokeniser(
  name: string,
  embedded: readonly string[],
  { languages }: GrammarIndex,
  engine: RegexEngine,
  rawGrammar: (name: string) => IRawGrammar,
): Tokeniser {
  const wanted = new Set([name, ...embedded].flatMap((language) => [language, ...(languages[language]?.needs ?? [])]));
  const names = new Map(
    [...wanted].flatMap((language) => (languages[language] ? [[languages[language].scope, language]] : [])),
  );
  const injectors = [...wanted].flatMap((language) => {
    const { scope = '', injectTo = [] } = languages[language] ?? {};
    return injectTo.map((into) => ({ scope, into }));
  });
  const registry = new Registry({
    theme: classTheme(),
    onigLib: {
      createOnigScanner: (patterns) => engine.createScanner(patterns),
      createOnigString: (text) => engine.createString(text),
    },
    loadGrammar(scope) {
      const language = names.get(scope);
      return language === undefined ? undefined : rawGrammar(language);
    },
    getInjections: (scope) =>
      injectors.filter(({ into }) => scope === into || scope.startsWith(`${into}.`)).map((injector) => injector.scope),
  });
  const grammar = registry.loadGrammar(languages[name]?.scope ?? '');
  if (!grammar) throw new Error(`the grammar \`${name}\` could not be read`);
  return { grammar, classes: classesOf(registry.getColorMap()) };
}

/** Where a text names a language that it holds: fences, `lang="ts"`, `\begin{…}`. */
const embeddings = [
  /^\s*(?:```|~~~)\s*([\w#+-]+)/gm,
  /\blang=["']([\w-]+)["']/g,
  /\\begin\{([\w-]+)\}/g,
  /\[source,\s*([\w-]+)\]/g,
];

/** The languages that a grammar can hold and a text seems to hold. */
function embeddedIn(code: string, name: string, { aliases, languages }: GrammarIndex): string[] {
  const lazy = languages[name]?.lazy ?? [];
  if (lazy.length === 0) return [];
  const found = new Set<string>();
  for (const pattern of embeddings)
    for (const match of code.matchAll(pattern)) found.add((match[1] as string).toLowerCase());
  if (code.startsWith('---\n')) found.add('yaml');
  const known = [...found].map((language) => aliases[language] ?? language);
  return lazy.filter((language) => known.includes(language)).sort();
}

/** Straight from vscode-textmate's binary tokens to HTML; neighbours of the same class become one span. */
function tokenise(texts: readonly string[], { grammar, classes }: Tokeniser): string[] {
  let state: StateStack | null = null;
  return texts.map((text) => {
    // As in shiki, a blank line ends nothing.
    if (text === '' || text.length > longestLine) return escapeHtml(text);
    // No time limit: it would make the result depend on the machine.
    const { tokens, ruleStack } = grammar.tokenizeLine2(text, state, 0);
    state = ruleStack;
    let html = '';
    let name = '';
    let from = 0;
    for (let i = 0; i < tokens.length; i += 2) {
      const start = tokens[i] as number;
      // Bits 15 to 23 of a token's metadata are its colour (vscode-textmate, EncodedTokenMetadata).
      const next = classes[((tokens[i + 1] as number) & 0xff8000) >>> 15] ?? '';
      if (next === name) continue;
      html += span(text.slice(from, start), name);
      name = next;
      from = start;
    }
    return html + span(text.slice(from), name);
  });
}

function span(text: string, name: string): string {
  if (name === '' || text.trim() === '') return escapeHtml(text);
  return `<span class="${name}">${escapeHtml(text)}</span>`;
}

// The two private characters mark symbolic URLs in pages, and must not be taken for them.
const special = /[&<>\u{F0000}\u{F0001}]/gu;
const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Escapes code for the content of its element; quotes stay, which keeps pages small. */
export function escapeHtml(text: string): string {
  return text.replace(special, (character) => references[character] ?? `&#${character.codePointAt(0)};`);
}

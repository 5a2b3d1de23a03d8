import { createHash } from 'node:crypto';
import type { ElementContent, Root as HastRoot } from 'hast';
import type { Chapter } from '../model/course.ts';
import type { Finding, Place } from '../model/diagnostic.ts';
import { assetUrl, emptyFacts, type Facts } from '../model/facts.ts';
import type { Feature, Input, SlideContext } from '../model/feature.ts';
import type { InputRecord, Slide, SlideFinding } from '../model/slide.ts';
import { type SlideSource, type SourceSpan, toChapter } from '../model/source.ts';
import { depthFault, textDepthFault, tooDeep } from './depth.ts';
import { parseWithDefinitions } from './parse.ts';
import type { Markdown } from './processor.ts';

/** What compiling needs beside the slide: the chain, the features in order, and a way to read files. */
export interface Compiler {
  readonly markdown: Markdown;
  readonly features: readonly Feature[];
  /** Reads a file of the course for a chapter; `path` is the chapter's own. */
  readInput(chapterPath: string, reference: string): Input;
}

/** What grows while a slide is compiled. */
interface Draft {
  readonly attributes: Record<string, string | true>;
  readonly facts: Facts;
  readonly findings: SlideFinding[];
  readonly inputs: Map<string, InputRecord>;
  readonly notes: ElementContent[];
}

/**
 * Compiles one slide: pure in its source, its chapter's settings and the inputs that it records.
 * A feature that throws is reported with its name, and the others go on.
 */
export function compileSlide(source: SlideSource, chapter: Chapter, compiler: Compiler): Slide {
  const draft: Draft = { attributes: {}, facts: emptyFacts(), findings: [], inputs: new Map(), notes: [] };
  const tree = compileSpan(source.content, 'content', { source, chapter, compiler, draft });
  for (const [index, span] of source.notes.entries()) {
    draft.notes.push(...contentOf(compileSpan(span, index, { source, chapter, compiler, draft })));
  }
  return {
    index: source.index,
    cut: source.cut,
    source,
    tree,
    notes: draft.notes.length > 0 ? { type: 'root', children: draft.notes } : undefined,
    attributes: draft.attributes,
    facts: draft.facts,
    inputs: [...draft.inputs.values()],
    findings: draft.findings,
  };
}

interface Work {
  readonly source: SlideSource;
  readonly chapter: Chapter;
  readonly compiler: Compiler;
  readonly draft: Draft;
}

/** One run of the chain. Notes that stand inside the content are compiled as notes, once they are out of it. */
function compileSpan(span: SourceSpan, where: SlideFinding['in'], work: Work): HastRoot {
  const { compiler, draft, source } = work;
  const known = { ids: draft.facts.ids.length, links: draft.facts.links.length };
  const context = contextOf(span, where, work);
  const html = readSpan(span, context, work);
  if (!html) return { type: 'root', children: [] };
  // Notes are taken out by the first feature that meets them; what they hold passes the others on its own.
  runHtml(html, compiler.features, context);
  const taken = context.notes.splice(0);
  if (taken.length > 0) {
    const notes: HastRoot = { type: 'root', children: taken };
    runHtml(notes, compiler.features, { ...context, span: 'notes' });
    draft.notes.push(...contentOf(notes));
  }
  if (span !== source.content) {
    // Facts are placed relative to the content, wherever they were found.
    for (const fact of [...draft.facts.ids.slice(known.ids), ...draft.facts.links.slice(known.links)]) {
      fact.place = fact.place && between(span, source.content, fact.place);
    }
  }
  return html;
}

/** Markdown to HTML; undefined once a text that nests too deeply was reported. */
function readSpan(span: SourceSpan, context: SlideContext, { compiler, source }: Work): HastRoot | undefined {
  const { markdown, features } = compiler;
  const refuse = (fault: Finding): undefined => {
    context.report(fault);
  };
  const fault = textDepthFault(span.text);
  if (fault) return refuse(fault);
  try {
    const { tree, text } = parseWithDefinitions(markdown, span.text, source.definitions, context.settings);
    const deep = depthFault(tree);
    if (deep) return refuse(deep);
    for (const feature of features) guard(feature, context, () => feature.markdown?.(tree, context));
    const html = markdown.toHtml(tree, text);
    const deepHtml = depthFault(html);
    return deepHtml ? refuse(deepHtml) : html;
  } catch (cause) {
    // The stack of a parser that walks recursively.
    if (cause instanceof RangeError) return refuse(tooDeep(undefined));
    throw cause;
  }
}

function runHtml(tree: HastRoot, features: readonly Feature[], context: SlideContext): void {
  for (const feature of features) guard(feature, context, () => feature.html?.(tree, context));
}

function contextOf(
  span: SourceSpan,
  where: SlideFinding['in'],
  { chapter, compiler, draft, source }: Work,
): SlideContext {
  const lines = span.text.split('\n').length;
  return {
    settings: chapter.settings,
    dialect: chapter.dialect,
    chapterPath: chapter.path,
    cut: source.cut,
    span: where === 'content' ? 'content' : 'notes',
    source: span.text,
    facts: draft.facts,
    attributes: draft.attributes,
    notes: [],
    report({ place, ...finding }: Finding) {
      // A definition stands elsewhere in the chapter: its own places mean nothing here.
      const here = place && place.line <= lines ? { place } : {};
      draft.findings.push({ ...finding, ...here, in: where });
    },
    input(reference) {
      const input = compiler.readInput(chapter.path, reference);
      draft.inputs.set(reference, recordOf(reference, input));
      return input;
    },
    asset(path) {
      const url = assetUrl(path);
      if (!draft.facts.assets.some((asset) => asset.url === url)) draft.facts.assets.push({ url, path });
      return url;
    },
  };
}

/** A place in one span of a slide as a place in another: both are parts of one chapter. */
function between(from: SourceSpan, to: SourceSpan, place: Place): Place {
  const move = (point: { line: number; column: number }) => {
    const { line, column } = toChapter(from, point);
    const moved = line - to.start.line + 1;
    return { line: moved, column: moved === 1 ? column - to.start.column + 1 : column };
  };
  return { ...move(place), ...(place.end && { end: move(place.end) }) };
}

function guard(feature: Feature, context: SlideContext, run: () => void): void {
  try {
    run();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    context.report({
      ruleId: 'feature-failed',
      reason: `The feature \`${feature.name}\` failed on this slide: ${reason}`,
      fix: 'This is a fault of Estrade, not of the chapter: please report it with the slide’s source.',
    });
  }
}

function contentOf({ children }: HastRoot): ElementContent[] {
  return children.filter((child) => child.type !== 'doctype');
}

function recordOf(reference: string, input: Input): InputRecord {
  if (input.kind === 'file') {
    return { reference, path: input.path, digest: createHash('sha256').update(input.bytes).digest('hex') };
  }
  const proposed = input.kind === 'missing' && input.near !== undefined ? ` ${input.near}` : '';
  const folder = input.kind === 'missing' && input.folder ? ' folder' : '';
  return { reference, path: undefined, digest: input.kind + folder + proposed };
}

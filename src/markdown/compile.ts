import { createHash } from 'node:crypto';
import type { ElementContent, Root as HastRoot } from 'hast';
import type { Chapter } from '../model/course.ts';
import type { Finding } from '../model/diagnostic.ts';
import { assetUrl, emptyFacts, type Facts } from '../model/facts.ts';
import type { Feature, Input, SlideContext } from '../model/feature.ts';
import type { InputRecord, Slide, SlideFinding } from '../model/slide.ts';
import type { SlideSource } from '../model/source.ts';
import type { Markdown } from './processor.ts';

/** What compiling needs beside the slide: the chain, the features in order, and a way to read files. */
export interface Compiler {
  readonly markdown: Markdown;
  readonly features: readonly Feature[];
  /** Reads a file of the course for a chapter; `path` is the chapter's own. */
  readInput(chapterPath: string, reference: string): Input;
}

/**
 * Compiles one slide: pure in its source, its chapter's settings and the inputs that it records.
 * A feature that throws is reported with its name, and the others go on.
 */
export function compileSlide(source: SlideSource, chapter: Chapter, compiler: Compiler): Slide {
  const facts = emptyFacts();
  const attributes: Record<string, string | true> = {};
  const inputs = new Map<string, InputRecord>();
  const findings: SlideFinding[] = [];
  const notes: ElementContent[] = [];

  const input = (reference: string): Input => {
    const result = compiler.readInput(chapter.path, reference);
    const path = result.kind === 'file' ? result.path : reference;
    inputs.set(path, { path, digest: result.kind === 'file' ? digest(result.bytes) : result.kind });
    return result;
  };

  const compileSpan = (text: string, where: SlideFinding['in'], into: Facts): HastRoot => {
    const context: SlideContext = {
      settings: chapter.settings,
      dialect: chapter.dialect,
      chapterPath: chapter.path,
      span: where === 'content' ? 'content' : 'notes',
      source: text,
      facts: into,
      attributes: where === 'content' ? attributes : {},
      notes,
      report: (finding: Finding) => findings.push({ ...finding, in: where }),
      input,
      asset(path) {
        const url = assetUrl(path);
        if (!facts.assets.some((asset) => asset.url === url)) facts.assets.push({ url, path });
        return url;
      },
    };
    const guard = (feature: Feature, run: () => void): void => {
      try {
        run();
      } catch (cause) {
        context.report(failure(feature.name, cause));
      }
    };
    const tree = compiler.markdown.parse(source.definitions ? `${text}\n\n${source.definitions}` : text);
    for (const feature of compiler.features) guard(feature, () => feature.markdown?.(tree, context));
    const html = compiler.markdown.toHtml(tree, text);
    for (const feature of compiler.features) guard(feature, () => feature.html?.(html, context));
    return html;
  };

  const tree = compileSpan(source.content.text, 'content', facts);
  const notesFacts = emptyFacts();
  for (const [index, span] of source.notes.entries()) {
    for (const child of compileSpan(span.text, index, notesFacts).children) if (child.type !== 'doctype') notes.push(child);
  }
  facts.links.push(...notesFacts.links);
  return {
    index: source.index,
    cut: source.cut,
    source,
    tree,
    notes: notes.length > 0 ? { type: 'root', children: notes } : undefined,
    attributes,
    facts,
    inputs: [...inputs.values()],
    findings,
  };
}

function failure(name: string, cause: unknown): Finding {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return {
    ruleId: 'feature-failed',
    reason: `The feature \`${name}\` failed on this slide: ${reason}`,
    fix: 'This is a fault of Estrade, not of the chapter: please report it with the slide’s source.',
  };
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

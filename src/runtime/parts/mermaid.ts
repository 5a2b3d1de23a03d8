import DOMPurify from 'dompurify';
import mermaid from 'mermaid';
import { drawFigures } from '../mermaid-figures.ts';
import { offer } from '../parts.ts';

// The build reads diagrams with the same parsers, where there is no document to clean anything for.
if (!DOMPurify.isSupported) Object.assign(DOMPurify, { addHook: () => {}, sanitize: (text: string) => text });

/** Draws when the drawing before is done: mermaid has one set of options. */
function oneByOne(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => drawFigures(mermaid));
    return last;
  };
}

offer('mermaid', { drawFigures: oneByOne(), parse: (text: string) => mermaid.parse(text) });

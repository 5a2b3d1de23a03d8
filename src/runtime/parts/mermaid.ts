import DOMPurify from 'dompurify';
import mermaid from 'mermaid';
import { drawFigures } from '../mermaid-figures.ts';
import { offer } from '../parts.ts';

// The build reads diagrams with the same parsers, where there is no document to clean anything for.
if (!DOMPurify.isSupported) Object.assign(DOMPurify, { addHook: () => {}, sanitize: (text: string) => text });

offer('mermaid', {
  drawFigures: () => drawFigures(mermaid),
  parse: (text: string) => mermaid.parse(text),
});

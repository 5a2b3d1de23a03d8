/** Bundled into a file of its own, `lib/heavy/mermaid.cjs`: only courses with diagrams pay for loading it. */
export { renderMermaidSVG } from 'beautiful-mermaid';

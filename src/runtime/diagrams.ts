import type { Behaviour } from './context.ts';
import { hasPart, usePart } from './parts.ts';

/** What the part `mermaid` offers. */
interface MermaidPart {
  /** Draws what is still a text, or whose colours are others by now. */
  drawFigures(): Promise<void>;
}

/**
 * Diagrams that the build could not draw: mermaid draws them, in the colours of the theme, and again where those
 * change. What it cannot draw stays as its text.
 */
export const diagrams: Behaviour = {
  name: 'diagrams',
  begin({ deck }) {
    if (!hasPart('mermaid')) return;
    // Paper has them already: see `diagramsDrawn`.
    if (deck.getConfig().view !== 'print') {
      // Fit, regions and the like look at the slides again.
      void diagramsDrawn().then(() => deck.sync());
    }
    const again = new MutationObserver(() => void diagramsDrawn());
    again.observe(document.documentElement, { attributeFilter: ['class', 'data-theme'] });
  },
};

/** Draws the diagrams of a page that has any. */
export async function diagramsDrawn(): Promise<void> {
  let done: Promise<void> | undefined;
  if (!hasPart('mermaid')) return;
  await usePart<MermaidPart>('mermaid', ({ drawFigures }) => {
    done = drawFigures();
  });
  await done;
}

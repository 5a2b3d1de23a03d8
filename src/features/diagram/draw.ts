import type { Element } from 'hast';
import type { Finding } from '../../model/diagnostic.ts';
import type { SlideContext } from '../../model/feature.ts';
import type { DrawOptions, Engine } from './engine.ts';
import { type Picture, pictureOf } from './picture.ts';

/** The renderer writes at 13 px: so much larger a diagram is shown where it has room. */
const largest = 1.9;
const letters = 13;
/** What the stylesheet makes of a chart's, which is drawn large. */
const chartLetters = 18;
/** Text below this size, in pixels of the canvas, is too small for the last row. */
const legible = 18;

/** Distances between boxes: wide first, closer where that lets the text be larger. */
const spacings: readonly DrawOptions[] = [
  { nodeSpacing: 26, layerSpacing: 44, padding: 8 },
  { nodeSpacing: 16, layerSpacing: 24, padding: 8 },
];

export interface Drawing {
  readonly svg: Element;
  /** Said when no room of a slide makes the text legible. */
  readonly small: Finding | undefined;
}

interface Task {
  readonly kind: string;
  /** Begins the ids in the drawing. */
  readonly prefix: string;
  readonly engine: Engine;
  readonly context: Pick<SlideContext, 'dialect'>;
}

/** Draws a diagram as large as its slide allows: `--w` and `--h` tell the stylesheet its size. */
export function draw(text: string, { kind, prefix, engine, context }: Task): Drawing {
  const room = context.dialect === 'course' ? { width: 1104, height: 456 } : { width: 900, height: 560 };
  const scaleOf = ({ width, height }: Picture): number => Math.min(largest, room.width / width, room.height / height);
  const make = (source: string, spacing: DrawOptions): Picture => pictureOf(engine.draw(source, spacing), kind, prefix);
  const best = (source: string): Picture => {
    const pictures: Picture[] = [];
    for (const spacing of spacings) {
      const picture = make(source, spacing);
      if (scaleOf(picture) === largest) return picture;
      pictures.push(picture);
    }
    return pictures.reduce((one, other) => (scaleOf(other) > scaleOf(one) * 1.02 ? other : one));
  };
  const free = freeDirection(text);
  const [picture] = [text, ...(free ? [free] : [])].map(best).sort((one, other) => scaleOf(other) - scaleOf(one)) as [
    Picture,
  ];
  const { svg, width, height } = picture;
  svg.properties['style'] = `--w:${Math.round(width * largest)};--h:${Math.round(height * largest)}`;
  const size = (kind.startsWith('xychart') ? chartLetters : letters) * scaleOf(picture);
  if (size >= legible) return { svg, small: undefined };
  const turned = turn(text);
  const other = turned && letters * scaleOf(best(turned.text));
  return {
    svg,
    small: {
      ruleId: 'diagram-small',
      reason: `The text of this diagram is ${Math.floor(size)} px high at most`,
      fix:
        other && other > size * 1.2
          ? `With \`${turned.direction}\` it would be ${Math.round(other)} px.`
          : 'Show less of it, or in two diagrams.',
    },
  };
}

/** A state diagram that does not say its direction, from left to right: slides are wide. */
function freeDirection(text: string): string | undefined {
  const found = /^stateDiagram-v2\n(?!.*^direction )/ms.exec(text);
  return found ? `stateDiagram-v2\ndirection LR\n${text.slice('stateDiagram-v2\n'.length)}` : undefined;
}

/** The same flowchart in the other direction. */
function turn(text: string): { text: string; direction: string } | undefined {
  const found = /^flowchart (TD|TB|LR|RL|BT)\n/.exec(text);
  if (!found) return undefined;
  const direction = /LR|RL/.test(found[1] ?? '') ? 'TB' : 'LR';
  return { text: `flowchart ${direction}\n${text.slice(found[0].length)}`, direction };
}

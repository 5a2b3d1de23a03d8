import { loadTerminal } from './headless.ts';
import { withoutControls } from './plain.ts';

/** What needs a terminal to be understood: more than colours, line ends and titles. */
const needsTerminal = /\r(?!\r*\n)|[\x08\x0b\x0c]|\x1b(?![[\]])|\x1b\[[0-?]*[ -/]*[@-ln-~]/;

/**
 * What a terminal shows of an output, as plain lines without trailing spaces: progress bars as they were in the end,
 * lines that were cleared gone. Lines that the terminal wrapped are whole again.
 *
 * @param columns the width that the output was made for
 */
export async function renderScreen(output: string, columns: number): Promise<string> {
  const text = needsTerminal.test(output) ? await throughTerminal(output, columns) : withoutControls(output);
  return tidy(text);
}

async function throughTerminal(output: string, columns: number): Promise<string> {
  const Terminal = loadTerminal();
  // Room for every line, so that nothing scrolls out of reach: a wrapped one takes several.
  const scrollback = output.split('\n').length + Math.ceil(output.length / columns) + 1;
  const terminal = new Terminal({ cols: columns, rows: 30, scrollback, allowProposedApi: true, convertEol: false });
  await new Promise<void>((done) => terminal.write(output, done));
  const buffer = terminal.buffer.normal;
  const lines: string[] = [];
  for (let row = 0; row < buffer.length; row++) {
    const line = buffer.getLine(row);
    if (!line) continue;
    // A line that goes on in the next keeps its spaces.
    const text = line.translateToString(!buffer.getLine(row + 1)?.isWrapped);
    if (line.isWrapped) lines[lines.length - 1] += text;
    else lines.push(text);
  }
  terminal.dispose();
  return lines.join('\n');
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

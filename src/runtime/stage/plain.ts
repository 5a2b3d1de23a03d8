/** More of an output is for the terminal alone. */
const longest = 20_000;

const controls = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])/g;

/** Whether an output ends within a line, as a question does. */
export function isWithinLine(output: string): boolean {
  return /[^\s][^\S\r\n]*$/.test(output.slice(-500).replace(controls, ''));
}

/** The end of an output without colours and without lines that were written over: for those who only read. */
export function plainOutput(output: string): string {
  return output.slice(-longest).replace(controls, '').split('\n').map(lastState).join('\n').trimEnd();
}

/** What is left of a line after its returns. No pattern: on a long line that would try from every character on. */
function lastState(line: string): string {
  let end = line.length;
  while (line[end - 1] === '\r') end--;
  return end === 0 ? '' : line.slice(line.lastIndexOf('\r', end - 1) + 1, end);
}

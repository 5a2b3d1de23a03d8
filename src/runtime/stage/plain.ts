/** More of an output is for the terminal alone. */
const longest = 20_000;

/** The end of an output without colours and without lines that were written over: for those who only read. */
export function plainOutput(output: string): string {
  return output
    .slice(-longest)
    .replace(/\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])/g, '')
    .replace(/\r+\n/g, '\n')
    .replace(/[^\n]*\r/g, '')
    .trimEnd();
}

/** Control sequences (ECMA-48): CSI with its parameters, OSC and the other strings up to their end, then single ones. */
const sequences =
  /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\|$)|[ -/]*[0-~])|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** Text without its control sequences, line by line: enough to look for words in it while it comes. */
export function withoutControls(text: string): string {
  return text.replace(sequences, '').replace(/\r+\n/g, '\n');
}

/** The command line or the machine is at fault, not the course: the command ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

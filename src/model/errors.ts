/** The command line or the machine is at fault, not the course: the command ends with exit code 2. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
  /** What to do about it, as a sentence. */
  readonly fix: string | undefined;

  constructor(reason: string, fix?: string, options?: ErrorOptions) {
    super(reason, options);
    this.fix = fix;
  }
}

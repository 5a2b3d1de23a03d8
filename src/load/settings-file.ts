import { readInput } from './files.ts';
import { type Decoded, decode } from './text.ts';

/**
 * Reads a settings file of the course as text. One that cannot be read, or that is a symbolic link out of
 * the course, gives a finding: its lines would be shown in messages.
 *
 * @param path course-relative
 */
export function readSettingsFile(root: string, path: string): Decoded {
  const input = readInput(root, root, encodeURIComponent(path));
  if (input.kind === 'file') return decode(input.bytes, path);
  return {
    finding:
      input.kind === 'outside'
        ? {
            ruleId: 'path-outside',
            reason: `\`${path}\` leads out of the course`,
            fix: 'Copy the file into the course.',
          }
        : { ruleId: 'settings-invalid', reason: `\`${path}\` cannot be read` },
  };
}

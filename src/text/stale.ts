import type { Finding } from '../model/diagnostic.ts';
import type { Recording } from '../model/recording.ts';

/**
 * Why a recording tells of something else than its act does now; undefined where it does not.
 *
 * @param source what the act is recorded from now
 */
export function staleFinding(id: string, source: string, recording: Recording): Finding | undefined {
  const { changed } = recording;
  const [file, ...more] = changed;
  const fix = `Record it again: \`estrade record --only ${id}\`.`;
  // One of another program does not say what it was made from.
  if (recording.source !== undefined && recording.source !== source) {
    return { ruleId: 'recording-stale', reason: `\`${id}\` has changed since it was recorded`, fix };
  }
  if (file === undefined) return undefined;
  const files =
    more.length > 0
      ? `\`${file}\` and ${more.length} more file${more.length === 1 ? '' : 's'} have`
      : `\`${file}\` has`;
  return { ruleId: 'recording-stale', reason: `${files} changed since \`${id}\` was recorded`, fix };
}

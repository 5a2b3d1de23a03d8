import { VFileMessage } from 'vfile-message';
import { type RuleId, rules, type Severity } from './rules.ts';

export type { Severity } from './rules.ts';

/** A place in a file; `end` where a range is known. Lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly end?: { readonly line: number; readonly column: number };
}

/** A key, or an index in its list, on the way to a setting. */
export type SettingStep = string | number;

/** What a stage says about its input, before the file is known. Plain data, so that it can be cached. */
export interface Finding {
  readonly ruleId: RuleId;
  readonly reason: string;
  readonly place?: Place | undefined;
  /** The likely fix, as a sentence. */
  readonly fix?: string | undefined;
  /** Replacement texts for what stands at the place. */
  readonly expected?: readonly string[] | undefined;
  /** The other file, when the fault is not in the chapter itself. */
  readonly file?: string | undefined;
  /** The setting that is at fault, when no place is known: its chapter knows where that stands. */
  readonly setting?: readonly SettingStep[] | undefined;
}

/** A diagnostic is a VFile message (https://github.com/vfile/vfile-message); `note` holds the likely fix. */
export type Diagnostic = VFileMessage;

/** vfile's own convention: `fatal` true is an error, false a warning, undefined an information. */
const fatal: Record<Severity, boolean | undefined> = { error: true, warning: false, hint: undefined };

/** The severity of a message, read back from vfile's `fatal`. */
export function severityOf(message: Diagnostic): Severity {
  return message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'hint';
}

/** What a chapter is not made with, and what fails a build: errors, and under `--strict` warnings. */
export function isGrave(message: Diagnostic, strict: boolean): boolean {
  return message.fatal === true || (strict && message.fatal === false);
}

/** Makes a finding in a file (course-relative path) into a VFile message. */
export function diagnostic(file: string, finding: Finding): Diagnostic {
  const { place } = finding;
  const message = new VFileMessage(finding.reason, {
    source: 'estrade',
    ruleId: finding.ruleId,
    place: place && pointOrRange(place),
  });
  message.file = finding.file ?? file;
  message.fatal = fatal[rules[finding.ruleId].severity];
  if (finding.fix) message.note = finding.fix;
  if (finding.expected) message.expected = [...finding.expected];
  return message;
}

function pointOrRange({ line, column, end }: Place) {
  return end ? { start: { line, column }, end } : { line, column };
}

import { inSeconds } from './json.ts';
import { type Checked, type CheckedChapter, type Report, reported, statusOf } from './report.ts';

/**
 * A report in the form that CI servers read: a suite for each chapter, a case for each snippet. Where the check is
 * strict, what was skipped and what drifted are failures.
 * The schema is the common one: https://github.com/testmoapp/junitxml
 */
export function junitXml(report: Report): string {
  const suites = [
    ...report.chapters.map((chapter) => suite(chapter, report.isStrict)),
    ...report.faulty.map((path) => faultySuite(path)),
  ];
  const attributes = { name: 'estrade verify', ...totals(suites), time: inSeconds(report.milliseconds) };
  const all = suites.map(({ text }) => text).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('testsuites', attributes)}\n${all}</testsuites>\n`;
}

interface Totals {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

interface Suite extends Totals {
  readonly text: string;
}

function totals(suites: readonly Totals[]): Totals {
  const sum = (key: keyof Totals) => suites.reduce((total, one) => total + one[key], 0);
  return { tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped') };
}

function suite(chapter: CheckedChapter, isStrict: boolean): Suite {
  const cases = reported(chapter).map((checked) => testCase(chapter, checked, isStrict));
  const count = (kind: Case['kind']) => cases.filter((one) => one.kind === kind).length;
  const numbers = { tests: cases.length, failures: count('failure'), errors: 0, skipped: count('skipped') };
  const attributes = { name: chapter.path, ...numbers, time: inSeconds(chapter.milliseconds) };
  const all = cases.map(({ text }) => text).join('');
  return { ...numbers, text: `  ${tag('testsuite', attributes)}\n${all}  </testsuite>\n` };
}

interface Case {
  readonly kind: 'passed' | 'failure' | 'skipped';
  readonly text: string;
}

function testCase({ name, path }: CheckedChapter, checked: Checked, isStrict: boolean): Case {
  const { result, drift } = checked;
  const status = statusOf(checked);
  const { snippet, reason, milliseconds, diff } = result;
  const attributes = {
    name: snippet.id,
    classname: name,
    file: path,
    line: snippet.place?.line,
    time: inSeconds(milliseconds),
  };
  const where = [path, snippet.place?.line, snippet.place?.column].filter(Boolean).join(':');
  const [kind, message, detail]: [Case['kind'], string | undefined, string | undefined] =
    status === 'failed'
      ? ['failure', reason, diff ?? result.text]
      : status === 'skipped'
        ? [isStrict ? 'failure' : 'skipped', reason, undefined]
        : isStrict && drift
          ? ['failure', drift.reason, drift.diff]
          : ['passed', undefined, undefined];
  const outcome = kind === 'passed' ? '' : element(kind, { message }, [where, detail].filter(Boolean).join('\n'));
  const note = drift && kind === 'passed' ? element('system-out', {}, [drift.reason, drift.diff].join('\n')) : '';
  return { kind, text: `    ${tag('testcase', attributes)}\n${outcome}${note}    </testcase>\n` };
}

function faultySuite(path: string): Suite {
  const numbers = { tests: 1, failures: 0, errors: 1, skipped: 0 };
  const outcome = element('error', { message: 'The chapter has errors: nothing of it was run.' }, path);
  const only = `    ${tag('testcase', { name: path, classname: path, file: path, time: 0 })}\n${outcome}    </testcase>\n`;
  return { ...numbers, text: `  ${tag('testsuite', { name: path, ...numbers, time: 0 })}\n${only}  </testsuite>\n` };
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function tag(name: string, attributes: Attributes): string {
  const words = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value)).replace(/\n/g, '&#10;').replace(/\t/g, '&#9;')}"`],
  );
  return `<${name}${words.join('')}>`;
}

function element(name: string, attributes: Attributes, text: string): string {
  return `      ${tag(name, attributes)}${escaped(text)}</${name}>\n`;
}

/** What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets), not even as a reference. */
const impossible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escaped(text: string): string {
  return text
    .replace(impossible, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;');
}

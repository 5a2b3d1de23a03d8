import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snippet } from '../../../tests/support/snippet.ts';
import type { SnippetResult } from '../../model/snippet.ts';
import { junitXml } from './junit.ts';
import type { Checked, Report } from './report.ts';
import { faultOf } from './testing/xml.ts';

function checked(status: SnippetResult['status'], reason: string | undefined, diff?: string): Checked {
  const one = snippet('un', 'true', { place: { line: 7, column: 1 } });
  const result = { snippet: one, status, reason, exitCode: 0, milliseconds: 1500, output: '', text: diff ?? '', diff };
  return { result, drift: undefined, isPreparation: false };
}

function report(snippets: readonly Checked[], more: Partial<Report> = {}): Report {
  const chapter = { name: '01-a', path: 'slides/01-a.md', snippets, problems: [], milliseconds: 2000 };
  return { chapters: [chapter], faulty: [], isStrict: false, wasStopped: false, milliseconds: 2000, ...more };
}

describe('a report for CI servers', () => {
  it('has a suite for each chapter, and a case for each snippet', () => {
    const xml = junitXml(
      report(
        [
          checked('passed', undefined),
          checked('failed', 'It <b> & "c".', '- a\n+ b'),
          checked('skipped', 'No engine.'),
        ],
        { faulty: ['slides/02-b.md'] },
      ),
    );
    expect(faultOf(xml)).toBeUndefined();
    expect(xml.replace(/\n */g, '\n')).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="estrade verify" tests="4" failures="1" errors="1" skipped="1" time="2">',
        '<testsuite name="slides/01-a.md" tests="3" failures="1" errors="0" skipped="1" time="2">',
        '<testcase name="un" classname="01-a" file="slides/01-a.md" line="7" time="1.5">',
        '</testcase>',
        '<testcase name="un" classname="01-a" file="slides/01-a.md" line="7" time="1.5">',
        '<failure message="It &lt;b&gt; &amp; &quot;c&quot;.">slides/01-a.md:7:1',
        '- a',
        '+ b</failure>',
        '</testcase>',
        '<testcase name="un" classname="01-a" file="slides/01-a.md" line="7" time="1.5">',
        '<skipped message="No engine.">slides/01-a.md:7:1</skipped>',
        '</testcase>',
        '</testsuite>',
        '<testsuite name="slides/02-b.md" tests="1" failures="0" errors="1" skipped="0" time="0">',
        '<testcase name="slides/02-b.md" classname="slides/02-b.md" file="slides/02-b.md" time="0">',
        '<error message="The chapter has errors: nothing of it was run.">slides/02-b.md</error>',
        '</testcase>',
        '</testsuite>',
        '</testsuites>',
        '',
      ].join('\n'),
    );
  });

  it('has failures for what was skipped and what drifted where the check is strict', () => {
    const drifted = { ...checked('passed', undefined), drift: { reason: 'Drift.', diff: undefined } };
    const all = [checked('skipped', 'No engine.'), drifted];
    expect(junitXml(report(all))).toMatch(/failures="0" errors="0" skipped="1"[\s\S]*<system-out>Drift\./);
    expect(junitXml(report(all, { isStrict: true }))).toMatch(/failures="2" errors="0" skipped="0"/);
  });

  it('is well-formed whatever was printed, and holds it', () => {
    const anything = fc.string({
      unit: fc.oneof(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        fc.constantFrom('\u0000', '\u001b', '\r', '\ud800', ']]>', '<!--', '&'),
      ),
    });
    fc.assert(
      fc.property(anything, anything, (reason, diff) => {
        const xml = junitXml(report([checked('failed', reason, diff)]));
        expect(faultOf(xml)).toBeUndefined();
      }),
    );
    expect(junitXml(report([checked('failed', 'x', 'é ✘ \u001b[1m')]))).toContain('é ✘ \ufffd[1m');
  });

  it('is not called well-formed by the checker where it is not', () => {
    for (const xml of [
      '<a>',
      '<a></b>',
      '<a b="<"></a>',
      '<a>&x</a>',
      '<a>\u0000</a>',
      '<a></a><b></b>',
      '<a b=c></a>',
    ]) {
      expect(faultOf(xml)).toBeDefined();
    }
  });
});

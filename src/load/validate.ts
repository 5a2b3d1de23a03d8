import * as z from 'zod/mini';
import type { Finding, SettingStep } from '../model/diagnostic.ts';
import type { RuleId } from '../model/rules.ts';
import { nearest } from '../text/nearest.ts';
import { fold } from '../text/slug.ts';
import type { Located } from './located.ts';
import type { FieldMeta } from './settings-schema.ts';

/** What people write instead of a key, folded and without signs. They are suggestions, not aliases. */
const meant: Readonly<Record<string, string>> = {
  titre: 'title',
  langue: 'lang',
  language: 'lang',
  auteur: 'author',
  auteurs: 'authors',
  objectifs: 'goals',
  objectives: 'goals',
  duree: 'duration',
  temps: 'duration',
  numero: 'number',
  chapitres: 'chapters',
  piedpage: 'footer',
  pieddepage: 'footer',
  separateur: 'separator',
  styles: 'css',
  stylesheets: 'css',
  typographie: 'typography',
  progressif: 'incremental',
};

/** Keys of reveal-md that Estrade knows of but does not take over, and why. */
const unsupported: Readonly<Record<string, { why: string; fix: string }>> = {
  template: {
    why: 'the page around the slides is Estrade’s own',
    fix: 'Move what the template adds into `css`, `scripts` or the slides.',
  },
  listingTemplate: { why: 'the list of the decks is Estrade’s own page', fix: 'Remove the key.' },
  preprocessor: {
    why: 'a build runs no code of the course',
    fix: 'Run it yourself, before building, and keep what it writes.',
  },
  assetsDir: { why: 'the files of the decks always go to `assets/`', fix: 'Remove the key.' },
  mermaid: { why: 'diagrams take the colours of the theme', fix: 'Remove the key, or write `mermaid: false`.' },
};

type AnyObject = z.ZodMiniObject<z.core.$ZodShape>;

/** How strictly the keys are read, and where from. */
export interface Reading {
  /** Rule of a value of the wrong type; an unknown key is always `settings-unknown`. */
  readonly invalid: RuleId;
  /** `all`: every unknown key is reported; `typos`: only those near a known one (reveal-md decks carry keys of other tools). */
  readonly unknown: 'all' | 'typos';
  /** Keys that are fine and mean nothing here. */
  readonly ignored?: ReadonlySet<string>;
}

/**
 * Checks settings against their schema. `values` holds the good ones, also when others are wrong;
 * `failed` tells whether a finding is an error.
 */
export function validate<S extends AnyObject>(
  schema: S,
  data: Located,
  reading: Reading,
): { values: Partial<z.infer<S>>; findings: Finding[]; failed: boolean } {
  const known = schema.shape;
  const good: Record<string, unknown> = {};
  const findings: Finding[] = [];
  let failed = false;
  for (const [key, value] of Object.entries(data.values)) {
    if (key === 'mermaid' && value === false) {
      good[key] = value;
    } else if (Object.hasOwn(unsupported, key)) {
      findings.push(...notTakenOver(key, value, data));
    } else if (!Object.hasOwn(known, key)) {
      if (!reading.ignored?.has(key)) findings.push(...unknownKey(key, Object.keys(known), data, reading.unknown));
    } else {
      const result = z.safeParse(known[key] as z.core.$ZodType, value);
      if (result.success) {
        good[key] = result.data;
        continue;
      }
      failed = true;
      const meta = z.globalRegistry.get(known[key] as z.core.$ZodType) as FieldMeta | undefined;
      const path = [
        key,
        ...(result.error.issues[0]?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step))),
      ];
      const [issue] = result.error.issues;
      findings.push({
        ruleId: reading.invalid,
        ...(issue?.code === 'unrecognized_keys' && meta?.inner
          ? innerKey(issue.keys[0] ?? '', path, meta.inner, data)
          : {
              reason: `\`${key}\` ${meta?.expects ?? 'is not valid'}`,
              place: data.valuePlace(path) ?? data.keyPlace(key),
              ...likelyValue(value, meta?.expects ?? ''),
            }),
      });
    }
  }
  return { values: good as Partial<z.infer<S>>, findings, failed };
}

/** A key that is not known inside of another one's value. */
function innerKey(key: string, path: readonly SettingStep[], known: readonly string[], data: Located) {
  const near = nearest(key, known);
  return {
    reason: `The key \`${key}\` of \`${path.join('.')}\` is not known`,
    place: data.keyPlace(key, path) ?? data.valuePlace(path),
    ...(near === undefined
      ? { fix: `Known keys: ${known.map((name) => `\`${name}\``).join(', ')}.` }
      : { fix: `Did you mean \`${near}\`?`, expected: [near] }),
  };
}

const yes = new Set(['oui', 'yes', 'on', 'vrai', 'y', 'o']);
const no = new Set(['non', 'no', 'off', 'faux', 'n']);

/** What was probably meant by a value of the wrong type. */
function likelyValue(value: unknown, expects: string): Pick<Finding, 'fix' | 'expected'> {
  if (typeof value !== 'string') return {};
  const word = fold(value.trim());
  let meant: string | undefined;
  if (/true or false/.test(expects)) meant = yes.has(word) ? 'true' : no.has(word) ? 'false' : undefined;
  else if (/must be a list/.test(expects) && !/option/.test(expects)) meant = `[${JSON.stringify(value)}]`;
  return meant === undefined ? {} : { fix: `Did you mean \`${meant}\`?`, expected: [meant] };
}

function notTakenOver(key: string, value: unknown, data: Located): Finding[] {
  // `mermaid: true` and `mermaid: {}` ask for what is there anyway.
  if (
    key === 'mermaid' &&
    (value === true || (typeof value === 'object' && value !== null && Object.keys(value).length === 0))
  )
    return [];
  const about = unsupported[key];
  return [
    {
      ruleId: 'settings-unsupported',
      reason: `\`${key}\` is not taken over from reveal-md: ${about?.why}`,
      place: data.keyPlace(key),
      fix: about?.fix,
    },
  ];
}

/** The known key that is nearest, under its own name or another that people give it. */
function meantKey(key: string, known: readonly string[]): string | undefined {
  const word = fold(key).replace(/[\s_-]/g, '');
  const own = meant[word];
  if (own !== undefined && known.includes(own)) return own;
  const synonyms = Object.keys(meant).filter((synonym) => known.includes(meant[synonym] as string));
  const near = nearest(word, [...known, ...synonyms]);
  return near === undefined || known.includes(near) ? near : meant[near];
}

function unknownKey(key: string, known: readonly string[], data: Located, report: Reading['unknown']): Finding[] {
  const visible = known.filter((name) => !Object.hasOwn(unsupported, name));
  // What belongs on a slide: see the layout feature.
  if (fold(key) === 'layout' && !known.includes('layout') && report === 'all') {
    return [
      {
        ruleId: 'settings-unknown',
        reason: `\`${key}\` is no setting of a course: each slide has its own`,
        place: data.keyPlace(key),
        fix: `Write \`<!-- layout: ${String(data.values[key])} -->\` on the slide.`,
      },
    ];
  }
  const near = meantKey(key, visible);
  if (near === undefined && report === 'typos') return [];
  return [
    {
      ruleId: 'settings-unknown',
      reason: `The key \`${key}\` is not known; it has no effect`,
      place: data.keyPlace(key),
      fix:
        near === undefined
          ? `Known keys: ${visible.map((name) => `\`${name}\``).join(', ')}.`
          : `Did you mean \`${near}\`?`,
      ...(near === undefined ? {} : { expected: [near] }),
    },
  ];
}

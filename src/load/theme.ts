import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Dialect, Theme } from '../model/course.ts';
import type { Finding } from '../model/diagnostic.ts';
import { nearest } from '../text/nearest.ts';
import { isRemote } from '../text/reference.ts';
import { readInput } from './files.ts';
import { readSettingsFile } from './settings-file.ts';
import { shippedThemes } from './themes.ts';
import { readYaml } from './yaml.ts';

/** A theme, perhaps with something to say about it; without a theme, the finding is an error. */
export type ResolvedTheme =
  | { readonly theme: Theme; readonly finding?: Finding }
  | { readonly theme?: undefined; readonly finding: Finding };

/** The theme of a chapter that names none. */
export function defaultTheme(dialect: Dialect): string {
  return dialect === 'reveal-md' ? 'black' : 'estrade';
}

/** The theme that stands in where another cannot be found. */
export function standInTheme(dialect: Dialect, lib: string): Theme {
  return shippedTheme(defaultTheme(dialect), dialect === 'reveal-md' ? 'reveal' : 'own', lib);
}

/**
 * Finds a theme by its name: a folder `themes/<name>/` of the course (`theme.css` on top of the theme
 * that its `theme.yaml` extends, `estrade` by default), a shipped theme, or a CSS file of the course
 * (reveal-md's `theme: mine.css`: on top of reveal's default). An address of another host is not
 * followed: its finding is a warning, and the default theme stands in.
 */
export function resolveTheme(name: string, root: string, lib: string): ResolvedTheme {
  const kinds = shippedThemes(lib);
  const fallback = standInTheme('reveal-md', lib);
  if (isRemote(name)) {
    return {
      theme: fallback,
      finding: {
        ruleId: 'resource-remote',
        reason: `The theme \`${name}\` is on another host: decks make no network request; \`black\` stands in`,
        fix: 'Download the stylesheet into the course and give its path.',
      },
    };
  }
  const kind = kinds.get(name);
  const own = ownTheme(name, root, lib, kinds);
  if (own) return own;
  if (kind) return { theme: shippedTheme(name, kind, lib) };
  if (/\.css$/i.test(name)) return cssTheme(name, root, fallback);

  const names = [...kinds.keys()];
  const near = nearest(name, names);
  return {
    finding: {
      ruleId: 'theme-unknown',
      reason: `The theme \`${name}\` is neither shipped nor in the course's \`themes/\` folder`,
      fix: near ? `Did you mean \`${near}\`?` : `Shipped themes: ${names.map((one) => `\`${one}\``).join(', ')}.`,
      ...(near ? { expected: [near] } : {}),
    },
  };
}

function shippedTheme(name: string, kind: Theme['kind'], lib: string): Theme {
  return { name, kind, stylesheets: [join(lib, 'themes', `${name}.css`)] };
}

function ownTheme(
  name: string,
  root: string,
  lib: string,
  kinds: ReadonlyMap<string, Theme['kind']>,
): ResolvedTheme | undefined {
  if (!/^[^/\\]+$/.test(name) || name.startsWith('.')) return undefined;
  const path = `themes/${name}/theme.css`;
  if (!existsSync(join(root, path))) return undefined;
  if (readInput(root, root, encodeURI(path)).kind !== 'file') {
    return {
      finding: {
        ruleId: 'path-outside',
        reason: `The theme \`${name}\` leads out of the course`,
        fix: 'Copy it into the course.',
      },
    };
  }
  const file = `themes/${name}/theme.yaml`;
  const decoded = existsSync(join(root, file)) ? readSettingsFile(root, file) : { text: '' };
  const settings = decoded.finding ? decoded : readYaml(decoded.text, 'settings-invalid');
  if (settings.finding) return { finding: { ...settings.finding, file } };
  const base = String(settings.data.values.extends ?? 'estrade');
  const kind = kinds.get(base);
  if (!kind) {
    const near = nearest(base, kinds.keys());
    return {
      finding: {
        ruleId: 'theme-unknown',
        reason: `The theme \`${name}\` extends \`${base}\`, which is not a shipped theme`,
        place: settings.data.valuePlace(['extends']),
        fix: near
          ? `Did you mean \`${near}\`?`
          : `Shipped themes: ${[...kinds.keys()].map((one) => `\`${one}\``).join(', ')}.`,
        file,
      },
    };
  }
  const stylesheets = [...shippedTheme(base, kind, lib).stylesheets, join(root, path)];
  return { theme: { name, kind, stylesheets } };
}

function cssTheme(name: string, root: string, base: Theme): ResolvedTheme {
  const input = readInput(root, root, name);
  if (input.kind === 'file') {
    return { theme: { name: basename(name, '.css'), kind: 'reveal', stylesheets: [...base.stylesheets, input.path] } };
  }
  if (input.kind === 'outside') {
    return {
      finding: {
        ruleId: 'path-outside',
        reason: `The theme \`${name}\` leads out of the course`,
        fix: 'Copy it into the course.',
      },
    };
  }
  return {
    finding: {
      ruleId: 'theme-unknown',
      reason: `The theme file \`${name}\` does not exist in the course`,
      ...(input.near ? { fix: `Did you mean \`${input.near}\`?`, expected: [input.near] } : {}),
    },
  };
}

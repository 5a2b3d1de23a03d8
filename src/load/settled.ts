import type { Chapter, Dialect, SettingOrigin } from '../model/course.ts';
import { type Diagnostic, diagnostic, type SettingStep } from '../model/diagnostic.ts';
import type { Overrides } from '../model/settings.ts';
import { type ChapterSource, checkFrontMatter } from './chapter.ts';
import { unknownColours } from './code-colours.ts';
import type { CourseSettings } from './course-file.ts';
import type { RevealMdFiles } from './reveal-md.ts';
import { settle } from './settings.ts';
import type { FrontMatter } from './settings-schema.ts';
import { resolveTheme, standInTheme } from './theme.ts';

/** What stands around a chapter when its settings are settled. */
export interface Surroundings {
  readonly root: string;
  readonly lib: string;
  readonly overrides: Overrides;
  /** Name of course.yaml, for diagnostics. */
  readonly courseFile: string;
  readonly course: CourseSettings;
  /** Present when at least one chapter is read as reveal-md does. */
  readonly revealMd: RevealMdFiles | undefined;
}

/** A chapter with total settings; without one (its text cannot be read), its diagnostics say why. */
export interface Settled {
  readonly chapter: Chapter | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Settles one chapter: checks its front matter, lays the layers of settings, makes sure of its theme.
 * What is wrong in the settings is left out; the chapter is `flawed` then, and goes on for its messages.
 */
export function settleChapter(source: ChapterSource, dialect: Dialect, around: Surroundings): Settled {
  const { name, path, body } = source;
  const { overrides, course } = around;
  const files = dialect === 'reveal-md' ? around.revealMd : undefined;
  const checked = checkFrontMatter(source, dialect);
  const diagnostics = checked.findings.map((finding) => diagnostic(path, finding));
  const layers = { overrides, frontMatter: checked.values, course: course.values, revealMd: files?.settings ?? {} };
  const settings = settle(dialect, layers, path);

  const settingOrigin = originOf(source, checked.values, around, dialect);
  const { theme: asked, finding } = resolveTheme(settings.theme, around.root, around.lib);
  const theme = asked ?? standInTheme(dialect, around.lib);
  const colours =
    settings.highlightTheme === undefined ? undefined : unknownColours(settings.highlightTheme, around.lib);
  if (colours) {
    const { file, place } = settingOrigin(['highlightTheme']) ?? { file: path, place: undefined };
    diagnostics.push(diagnostic(file, { ...colours, place }));
  }
  if (source.fault && !source.legible) return { chapter: undefined, diagnostics };
  if (finding) {
    const { file, place } = settingOrigin(['theme']) ?? { file: path, place: undefined };
    diagnostics.push(diagnostic(file, { ...finding, place: finding.place ?? place }));
  }
  const flawed = checked.failed || course.failed || files?.failed || !asked;
  const sure = {
    ...settings,
    // Our own themes have code colours; reveal's take those of reveal-md.
    highlightTheme:
      (colours ? undefined : settings.highlightTheme) ?? (theme.kind === 'reveal' ? 'zenburn' : undefined),
  };
  const chapter = { name, path, body, dialect, settings: sure, theme, settingOrigin, ...(flawed && { flawed }) };
  return { chapter, diagnostics };
}

/** Finds which file gave a setting, strongest first, and where it stands there. */
function originOf(source: ChapterSource, values: Partial<FrontMatter>, around: Surroundings, dialect: Dialect) {
  const { courseFile, course, revealMd } = around;
  const layers = [
    { file: source.path, values, data: source.frontMatter },
    { file: courseFile, values: course.values, data: course.data },
    ...(dialect === 'reveal-md' && revealMd
      ? [{ file: revealMd.file, values: revealMd.settings, data: revealMd.data }]
      : []),
  ];
  return (path: readonly SettingStep[]): SettingOrigin | undefined => {
    const key = String(path[0]);
    const layer = layers.find((one) => Object.hasOwn(one.values, key));
    return layer?.file === undefined ? undefined : { file: layer.file, place: layer.data.valuePlace(path) };
  };
}

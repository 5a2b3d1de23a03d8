import { relative, sep } from 'node:path';

/**
 * How the command line is called in a folder, as it was called now: by its name, through the package that a project
 * installed, or as a file of a clone.
 *
 * @param script the file that node runs (`process.argv[1]`), as it was found: the link in a `.bin` folder, not its end.
 * @param folder absolute path of the folder.
 */
export function calledIn(folder: string, script: string | undefined): string {
  if (script === undefined) return 'estrade';
  const parts = script.split(sep);
  // What npx fetched is in no project.
  if (parts.includes('_npx')) return 'npx estrade';
  if (parts.at(-2) === '.bin') return 'npx --no-install estrade';
  if (!/\.[cm]?js$/.test(script)) return 'estrade';
  // On Windows a command is a script beside the packages (global ones: no `.bin`) that runs the file itself.
  const packages = parts.lastIndexOf('node_modules');
  if (packages >= 0) return parts[packages - 1] === 'npm' ? 'estrade' : 'npx --no-install estrade';
  const near = relative(folder, script);
  const path = near.length < script.length ? near : script;
  return `node ${/[^\w./:\\-]/.test(path) ? JSON.stringify(path) : path}`;
}

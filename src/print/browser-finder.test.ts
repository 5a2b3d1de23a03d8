import { expect, test } from 'vitest';
import { candidates, installedBrowser } from './browser-finder.ts';

const nothing = () => false;

test('CHROME_PATH goes before what is installed', () => {
  const env = { CHROME_PATH: '/opt/mine', PATH: '/usr/bin' };
  expect(installedBrowser({ platform: 'linux', env, exists: () => true })).toBe('/opt/mine');
});

test('on Linux, Chrome, Chromium or Edge on the PATH', () => {
  const env = { PATH: '/usr/local/bin:/usr/bin' };
  const only = (path: string) => installedBrowser({ platform: 'linux', env, exists: (asked) => asked === path });
  expect(only('/usr/bin/chromium')).toBe('/usr/bin/chromium');
  expect(only('/usr/bin/microsoft-edge')).toBe('/usr/bin/microsoft-edge');
  expect(only('/opt/chromium')).toBeUndefined();
});

test('on macOS, the applications of the machine and of the user', () => {
  const paths = candidates({ platform: 'darwin', env: { HOME: '/Users/ana' } });
  expect(paths).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(paths).toContain('/Users/ana/Applications/Chromium.app/Contents/MacOS/Chromium');
});

test('on Windows, the program folders that are set', () => {
  const env = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
  expect(candidates({ platform: 'win32', env })).toContain(
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  );
});

test('nothing installed is undefined, not a guess', () => {
  expect(installedBrowser({ platform: 'linux', env: { PATH: '/usr/bin' }, exists: nothing })).toBeUndefined();
});

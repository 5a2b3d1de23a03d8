import { describe, expect, test } from 'vitest';
import { browserPath, candidates, installedBrowser } from './browser-finder.ts';

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

describe('the browser to print with', () => {
  const machine = (...there: string[]) => ({
    platform: 'linux' as const,
    env: { PATH: '/usr/bin' },
    exists: (path: string) => there.includes(path),
  });

  test('is the one that was asked for, or none', () => {
    expect(browserPath('/opt/mine', '', machine('/opt/mine', '/usr/bin/chromium'))).toBe('/opt/mine');
    expect(() => browserPath('/opt/mine', '', machine('/usr/bin/chromium'))).toThrow(/no browser at `\/opt\/mine`/);
  });

  test('is an installed one, else the one that Playwright downloaded', () => {
    expect(browserPath(undefined, '/cache/chrome', machine('/cache/chrome', '/usr/bin/chromium'))).toBe(
      '/usr/bin/chromium',
    );
    expect(browserPath(undefined, '/cache/chrome', machine('/cache/chrome'))).toBe('/cache/chrome');
  });

  test('is missing with a word on what to do', () => {
    const fault = (): string => {
      try {
        return browserPath(undefined, '/cache/chrome', machine());
      } catch (error) {
        return String((error as { fix?: string }).fix);
      }
    };
    expect(fault()).toMatch(/Install.*--browser <path>.*CHROME_PATH/);
  });
});

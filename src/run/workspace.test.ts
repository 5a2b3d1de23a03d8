import { existsSync, mkdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useFolder } from './testing/runs.ts';
import { copyWorkspace, folderWithin } from './workspace.ts';

describe('the copy of a working folder', () => {
  const folder = useFolder();
  const copyOf = async (source: string) => {
    const copy = join(folder(), 'copy');
    await copyWorkspace(source, copy);
    return (path: string) => join(copy, path);
  };

  it('holds files and folders, and which of them can be run', async () => {
    const source = folder({ 'api/Dockerfile': 'FROM scratch\n' });
    writeFileSync(join(source, 'go.sh'), 'true\n', { mode: 0o755 });
    mkdirSync(join(source, 'empty'));
    const copy = await copyOf(source);
    expect(readFileSync(copy('api/Dockerfile'), 'utf8')).toBe('FROM scratch\n');
    expect(statSync(copy('go.sh')).mode & 0o100).toBe(0o100);
    expect(existsSync(copy('empty'))).toBe(true);
  });

  it('has no node_modules, no .git, and not the course’s dist; a dist further down is a demo’s', async () => {
    const copy = await copyOf(
      folder({ 'node_modules/x': '', 'a/node_modules/x': '', '.git/x': '', 'dist/x': '', 'a/dist/x': '', '.env': '' }),
    );
    for (const path of ['node_modules', 'a/node_modules', '.git', 'dist']) expect(existsSync(copy(path))).toBe(false);
    expect(existsSync(copy('a/dist/x'))).toBe(true);
    expect(existsSync(copy('.env'))).toBe(true);
  });

  it('keeps links within it, absolute ones too: they lead within the copy', async () => {
    const source = folder({ 'a/real': 'x' });
    symlinkSync('a/real', join(source, 'relative'));
    symlinkSync(join(source, 'a'), join(source, 'absolute'));
    const copy = await copyOf(source);
    expect(readlinkSync(copy('relative'))).toBe('a/real');
    expect(readlinkSync(copy('absolute'))).toBe('a');
  });

  it.each(['/etc/hostname', '../outside', '/'])('refuses a link to `%s`', async (target) => {
    const source = folder({ x: '' });
    symlinkSync(target, join(source, 'link'));
    await expect(copyOf(source)).rejects.toThrow(/^`link` in `.*` is a link to `.*`, outside that folder\.$/);
  });

  it('refuses a folder that is too big, or has too many files', async () => {
    const source = folder({ a: '12345', b: '12345' });
    const to = join(folder(), 'copy');
    await expect(copyWorkspace(source, to, { bytes: 9, files: 9 })).rejects.toThrow(/holds more than/);
    await expect(copyWorkspace(source, `${to}2`, { bytes: 99, files: 1 })).rejects.toThrow(/too big to be copied/);
    await copyWorkspace(source, `${to}3`, { bytes: 10, files: 2 });
  });

  it('says that a folder is not there', async () => {
    await expect(copyOf('/no/such/folder')).rejects.toThrow('The working folder `/no/such/folder` is not there.');
  });

  it('lets `dir` name its folders only', async () => {
    const source = folder({ 'demos/web/x': '' });
    expect(await folderWithin(source, 'demos/web')).toBe(join(source, 'demos/web'));
    expect(await folderWithin(source, '.')).toBe(source);
    for (const dir of ['..', '/tmp', 'demos/web/x', 'nope'])
      await expect(folderWithin(source, dir)).rejects.toThrow(dir);
  });
});

import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { useFolder } from '../../src/run/testing/runs.ts';
import { runCli, startCli } from '../support/cli.ts';
import { describeWithEngine, docker } from '../support/engine.ts';

const course = `# Vide

\`\`\`bash run id=images
docker image ls --format '{{.Repository}}:{{.Tag}}'
\`\`\`

\`\`\`output
busybox:latest
\`\`\`

\`\`\`bash run id=serveur
docker run -d --init --name web -p 8099:80 busybox httpd -f -h /etc >/dev/null
curl -s --retry 9 --retry-all-errors --retry-delay 1 localhost:8099/passwd | grep -c root
\`\`\`

\`\`\`output
1
\`\`\`

\`\`\`bash run id=menage
docker system prune -af >/dev/null; docker rm -f $(docker ps -aq)
\`\`\`

\`\`\`bash run id=reseau needs=network
docker pull busybox
\`\`\`
`;

const long = `# Long

\`\`\`bash run id=serveur
docker run -d --init --name estrade-own-left busybox sleep 4321
\`\`\`

\`\`\`bash run id=attente timeout=100
touch $MARK; sleep 4322
\`\`\`
`;

/** Processes of the long course, and groups that the containers of such an engine are in. */
function left(): string[] {
  const processes = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && /\bsleep\x00432[12]\b/.test(words(pid)));
  const groups = readdirSync('/sys/fs/cgroup', { recursive: true, encoding: 'utf8' });
  return [...processes, ...groups.filter((path) => /estrade-engine-[^/]*$/.test(path))];
}

function words(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let waited = 0; !isTrue() && waited < 60_000; waited += 50) await wait(50);
  expect(isTrue()).toBe(true);
}

describeWithEngine('an engine that the command starts itself', () => {
  const folder = useFolder();
  const world = () => {
    const [cache, temporary] = [folder(), folder()];
    const env = { XDG_CACHE_HOME: cache, TMPDIR: temporary, ESTRADE_ENGINE: '' };
    const journal = () => {
      const path = join(cache, 'estrade/engines');
      return existsSync(path) ? readdirSync(path) : [];
    };
    // Of one that was killed elsewhere.
    const before = left();
    return {
      env,
      leftThere: () => [...left().filter((one) => !before.includes(one)), ...readdirSync(temporary), ...journal()],
    };
  };

  it('has the images that the course names; snippets may empty it, and nothing of it stays', async () => {
    const { env, leftThere } = world();
    const before = docker('image', 'ls', '-q');
    const cwd = folder({ 'vide.md': course });
    const { code, stdout, stderr } = await runCli(['verify', 'vide.md', '--engine', 'own', '--json'], { cwd, env });
    const { chapters } = JSON.parse(stdout) as { chapters: { snippets: { id: string; status: string }[] }[] };
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^Started an engine of its own, with busybox:latest\.\n/),
    });
    expect(chapters[0]?.snippets.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'images passed',
      'serveur passed',
      'menage passed',
      'reseau skipped',
    ]);
    expect(docker('image', 'ls', '-q')).toBe(before);
    expect(leftThere()).toEqual([]);
  });

  it('is what course.yaml asks for; recordings come out of it, and exit codes', async () => {
    const { env, leftThere } = world();
    const cwd = folder({ 'course.yaml': 'engine: own\n', 'slides/a.md': course });
    expect((await runCli(['verify', '--strict'], { cwd, env })).code).toBe(1);
    const { code, stderr } = await runCli(['record', '--only', 'menage'], { cwd, env });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'slides/recordings/a/menage.txt'), 'utf8')).toMatch(/^[0-9a-f]{12}|‹/);
    expect(leftThere()).toEqual([]);
  });

  it.each([
    ['Ctrl-C, which all processes in a terminal hear', 'SIGINT', -1],
    ['a signal for the command', 'SIGTERM', 1],
  ] as const)('is gone after %s, with all that ran there', async (_, name, sign) => {
    const { env, leftThere } = world();
    const child = await running(env);
    let said = '';
    child.stderr?.on('data', (text) => {
      said += text;
    });
    process.kill(sign * Number(child.pid), name);
    expect(await once(child, 'close')).toEqual([130, null]);
    expect(said).toMatch(/Stopped\.\n1 passed, 1 not run/);
    expect(leftThere()).toEqual([]);
  });

  it('ends with its command where that is killed; what is left of it goes with the next one', async () => {
    const { env, leftThere } = world();
    const child = await running(env);
    child.kill('SIGKILL');
    await once(child, 'close');
    await until(() => left().every((one) => !/^\d+$/.test(one)));
    expect(leftThere()).not.toEqual([]);
    const nowhere = { ...env, DOCKER_HOST: 'unix:///nowhere.sock' };
    const next = await runCli(['verify', 'a.md', '--engine', 'own'], { cwd: folder({ 'a.md': course }), env: nowhere });
    expect(next.stderr).toContain('without images: yours does not answer.\n');
    expect(leftThere()).toEqual([]);
  });

  it('is not there without a dockerd that starts: the error says what it says', async () => {
    const { env, leftThere } = world();
    const cwd = folder({ 'a.md': course, 'bin/dockerd': '#!/bin/sh\necho "no space on device" >&2\nexit 1\n' });
    chmodSync(join(cwd, 'bin/dockerd'), 0o755);
    const PATH = `${join(cwd, 'bin')}:${process.env['PATH']}`;
    const { code, stderr } = await runCli(['verify', 'a.md', '--engine', 'own'], { cwd, env: { ...env, PATH } });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('no space on device\n') });
    expect(leftThere()).toEqual([]);
  });

  /** A course whose last snippet runs. */
  async function running(env: Readonly<Record<string, string>>) {
    const mark = join(folder(), 'started');
    const cwd = folder({ 'long.md': long.replace('$MARK', mark) });
    const child = startCli(['verify', 'long.md', '--engine', 'own'], { cwd, env, detached: true });
    child.stderr?.resume();
    await until(() => existsSync(mark));
    expect(left()).not.toEqual([]);
    return child;
  }
}, ['dockerd']);

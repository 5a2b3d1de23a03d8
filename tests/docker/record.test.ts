import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseCast } from '../../src/text/asciicast.ts';
import { readFacts } from '../../src/text/recorded.ts';
import { runCli } from '../support/cli.ts';
import { describeWithEngine } from '../support/engine.ts';
import { putFiles, useFolders } from '../support/folders.ts';

const fence = (words: string, code: string): string => `\`\`\`bash run ${words}\n${code}\n\`\`\`\n`;
const slides = (...fences: string[]): string =>
  ['# Conteneurs', ...fences.map((text) => `## Suite\n\n${text}`)].join('\n\n---\n\n');

describeWithEngine('estrade record with an engine', () => {
  const folder = useFolders();
  const record = (root: string, args: readonly string[] = [], env: Record<string, string> = {}) =>
    runCli(['record', root, ...args], { env: { XDG_CACHE_HOME: join(root, '.cache'), ...env } });

  it('notes the files that builds and containers read, and the versions of what took part', async () => {
    const root = folder({
      'course.yaml': 'title: Cours\n',
      'slides/demos/api/Dockerfile': 'FROM busybox\nCOPY app.txt /app.txt\nCMD ["cat", "/app.txt"]\n',
      'slides/demos/api/app.txt': 'bonjour\n',
      'slides/demos/api/.dockerignore': 'notes.txt\n',
      'slides/demos/api/notes.txt': 'rien\n',
      'slides/demos/api/compose.yaml':
        'services:\n  web:\n    image: estrade-record\n    command: sleep 600\n    init: true\n',
      'slides/03-api.md': slides(
        fence('id=construire dir=demos/api', 'docker build -t estrade-record .'),
        fence('id=encore', 'docker build -t estrade-record-2 .'),
        fence('id=lancer', 'docker run --rm estrade-record'),
        fence('id=monter', 'docker run --rm -v "$PWD:/src" busybox cat /src/notes.txt'),
        fence('id=composer', 'docker compose up -d --wait && docker compose ps'),
        fence('id=ranger', 'docker compose down; docker rmi estrade-record estrade-record-2'),
      ),
    });
    const { code, stderr } = await record(root);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('6 recordings written') });
    const textOf = (id: string) => readFileSync(join(root, `slides/recordings/03-api/${id}.txt`), 'utf8');
    const castOf = (id: string) => readFileSync(join(root, `slides/recordings/03-api/${id}.cast`), 'utf8');
    const factsOf = (id: string) => readFacts(parseCast(castOf(id)).own) ?? expect.fail('no facts');
    const read = (id: string) => Object.keys(factsOf(id).files).map((path) => path.replace('demos/api/', ''));
    const context = ['.dockerignore', 'Dockerfile', 'app.txt'];
    expect(read('construire')).toEqual(context);
    expect(read('encore')).toEqual(context);
    expect(read('lancer')).toEqual([]);
    expect(read('monter')).toEqual(['notes.txt']);
    expect(read('composer')).toContain('compose.yaml');
    expect(factsOf('lancer').versions).toEqual({ docker: expect.stringMatching(/^\d+\.\d+/) });
    expect(factsOf('composer').versions).toEqual({ docker: expect.any(String), compose: expect.any(String) });
    expect(textOf('lancer')).toBe('bonjour\n');
    expect(textOf('composer')).toMatch(/^03-api-web-1 +estrade-record /m);
    expect(castOf('composer')).not.toMatch(/estrade-run-|03-api-[0-9a-f]{12}/);

    putFiles(root, { 'slides/demos/api/notes.txt': 'autre\n' });
    const { stderr: built } = await runCli(['build', root]);
    expect(built.match(/`[^`]+` has changed since `\w+` was recorded/g)).toEqual([
      '`slides/demos/api/notes.txt` has changed since `monter` was recorded',
    ]);
  });

  it('empties only an engine that is there for it alone', async () => {
    const root = folder({
      'course.yaml': 'title: Cours\n',
      'slides/a.md': slides(fence('id=vider', 'docker container prune -f --filter label=estrade-none')),
    });
    const mine = await record(root, [], { ESTRADE_ENGINE: '' });
    expect(mine.stderr).toMatch(/– vider {2}skipped: It changes what is not its own/);
    const own = await record(root, [], { ESTRADE_ENGINE: 'own' });
    expect(own.stderr).toMatch(/✔ vider/);
  });

  it('uses the engine of a context that is asked for', async () => {
    const root = folder({ 'course.yaml': 'title: Cours\n', 'slides/a.md': slides(fence('id=voir', 'docker ps')) });
    const { stderr } = await record(root, ['--engine', 'no-such-context']);
    expect(stderr).toMatch(/– voir {2}skipped: No Docker engine answers\./);
  });
});

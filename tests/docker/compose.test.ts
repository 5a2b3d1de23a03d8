import { expect, it } from 'vitest';
import { useRuns } from '../../src/run/testing/runs.ts';
import { describeWithEngine, docker } from '../support/engine.ts';
import { freePort, notPassed, play, snippet } from './chapter.ts';

const dockerfile = `FROM busybox
RUN mkdir /www && echo accueil >/www/index.html
CMD ["httpd", "-f", "-h", "/www"]
`;

const compose = (port: number, head = '') => `${head}services:
  web:
    build: .
    init: true
    ports: ["127.0.0.1:${port}:80"]
    volumes: ["data:/data", "/anonymous"]
    healthcheck:
      test: [CMD, wget, -q, -O-, "http://127.0.0.1/"]
      interval: 1s
      retries: 30
  client:
    image: busybox
    init: true
    command: [sleep, "600"]
    depends_on: {web: {condition: service_healthy}}
volumes:
  data:
`;

/** Containers, networks, volumes (with a name) and images of a Compose project. */
function objectsOf(project: string): Record<string, number> {
  const count = (...words: string[]) =>
    docker(...words, '-q', '--filter', `label=com.docker.compose.project=${project}`)
      .split('\n')
      .filter(Boolean).length;
  return {
    containers: count('ps', '-a'),
    networks: count('network', 'ls'),
    volumes: count('volume', 'ls'),
    images: count('image', 'ls'),
  };
}

describeWithEngine('a chapter about Compose', () => {
  const runs = useRuns();

  it('brings a stack up, waits until it is healthy, uses it and takes it down', async () => {
    const port = await freePort();
    const files = { 'stack/compose.yaml': compose(port), 'stack/Dockerfile': dockerfile };
    const run = await runs({ files, name: '07 Compose !' });
    const project = run.environment['COMPOSE_PROJECT_NAME'] ?? '';
    const results = await play(run, [
      snippet('up', 'docker compose up --build --wait', { dir: 'stack', expect: 'Healthy' }),
      snippet('ps', 'docker compose ps --format "{{.Service}} {{.Health}}"', { expect: '^web healthy$' }),
      snippet('names', 'docker compose exec -T client wget -qO- http://web/', { output: 'accueil' }),
      snippet('keep', 'docker compose exec -T web sh -c "echo gardé >/data/mot"'),
      snippet(
        'restart',
        'docker compose down && docker compose up --wait && docker compose exec -T web cat /data/mot',
        {
          expect: '^gardé$',
        },
      ),
    ]);
    expect(notPassed(results)).toEqual([]);
    expect(project).toMatch(/^07-compose-[0-9a-f]{12}$/);
    expect(objectsOf(project)).toEqual({ containers: 2, networks: 1, volumes: 1, images: 1 });
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('accueil\n');
    const [down] = await play(run, [snippet('down', 'docker compose down -v', { dir: 'stack', expect: 'Removed' })]);
    expect(down?.status).toBe('passed');
    expect(objectsOf(project)).toEqual({ containers: 0, networks: 0, volumes: 0, images: 1 });
    expect(await run.close()).toEqual([]);
    expect(objectsOf(project).images).toBe(0);
  });

  it.each([
    ['the project of the session', 'left', '', 'docker compose up --wait'],
    [
      'a name in the file',
      'left',
      'name: estrade-suite-named\n',
      'unset COMPOSE_PROJECT_NAME; docker compose up --wait',
    ],
    ['a name in the command', 'estrade-suite-given', '', 'docker compose -p estrade-suite-given up --wait'],
  ])('leaves nothing of a stack that still runs when the chapter ends, under %s', async (_, given, head, up) => {
    const port = await freePort();
    const run = await runs({ files: { 'compose.yaml': compose(port, head), Dockerfile: dockerfile }, name: 'left' });
    const project = `${given}-${run.environment['COMPOSE_PROJECT_NAME']?.replace('left-', '')}`;
    const volumes = docker('volume', 'ls', '-q');
    expect(notPassed(await play(run, [snippet('up', up)]))).toEqual([]);
    expect(objectsOf(project)).toEqual({ containers: 2, networks: 1, volumes: 1, images: 1 });
    expect(await run.close()).toEqual([]);
    expect(objectsOf(project)).toEqual({ containers: 0, networks: 0, volumes: 0, images: 0 });
    expect(docker('volume', 'ls', '-q')).toBe(volumes);
  });
}, ['compose']);

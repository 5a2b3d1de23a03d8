import { expect, it } from 'vitest';
import { useRuns } from '../../src/run/testing/runs.ts';
import { describeWithEngine, docker } from '../support/engine.ts';
import { freePort, notPassed, play, snippet } from './chapter.ts';

describeWithEngine('a chapter about containers that talk and keep', () => {
  const runs = useRuns();

  it('publishes a port, which answers while the chapter goes on', async () => {
    const [run, port] = [await runs({ files: { 'index.html': 'bonjour\n' } }), await freePort()];
    const serve = `docker run -d --rm --init -p 127.0.0.1:${port}:80 -v "$PWD:/www:ro" busybox httpd -f -h /www`;
    const results = await play(run, [
      snippet('serve', serve, { output: '‹id›' }),
      snippet('look', 'docker ps --format "{{.Image}} {{.Ports}}"', { expect: `^busybox 127.0.0.1:${port}->80/tcp$` }),
    ]);
    expect(notPassed(results)).toEqual([]);
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect([answer.status, await answer.text()]).toEqual([200, 'bonjour\n']);
    await run.close();
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  it('goes on beside a container in the foreground', async () => {
    const [run, port] = [await runs(), await freePort()];
    const serve = `docker run --rm --init -p 127.0.0.1:${port}:80 busybox sh -c 'mkdir /www; echo là >/www/index.html; echo prêt; httpd -f -h /www'`;
    const results = await play(run, [
      snippet('serve', serve, { until: '^prêt' }),
      snippet('ask', `docker ps -q | wc -l`, { expect: '[1-9]' }),
    ]);
    expect(notPassed(results)).toEqual([]);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('là\n');
    await run.close();
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  it('has names between the containers of a network', async () => {
    const run = await runs();
    const results = await play(run, [
      snippet('network', 'docker network create estrade-suite-net'),
      snippet(
        'server',
        `docker run -d --init --name estrade-suite-server --network estrade-suite-net --network-alias api busybox \\
           sh -c 'mkdir /www; echo "$HOSTNAME" >/www/nom; httpd -f -h /www'`,
      ),
      snippet(
        'asker',
        'docker run --rm --network estrade-suite-net busybox wget -qO- http://estrade-suite-server/nom http://api/nom',
        { expect: '^(\\w+)\\n\\1$' },
      ),
      snippet('outside', 'docker run --rm busybox wget -T 2 -qO- http://estrade-suite-server/nom', { exit: 1 }),
    ]);
    expect(notPassed(results)).toEqual([]);
    expect(await run.close()).toEqual([]);
    expect(docker('network', 'ls', '-q', '--filter', 'name=estrade-suite-net')).toBe('');
  });

  it('keeps what is in a volume from one container to the next, until the chapter ends', async () => {
    const run = await runs();
    const results = await play(run, [
      snippet('write', 'docker run --rm -v estrade-suite-data:/data busybox sh -c "echo gardé >/data/mot"'),
      snippet('read', 'docker run --rm --mount source=estrade-suite-data,target=/d busybox cat /d/mot', {
        output: 'gardé',
      }),
      snippet('list', 'docker volume ls --format "{{.Name}}"', { expect: '^estrade-suite-data$' }),
    ]);
    expect(notPassed(results)).toEqual([]);
    expect(await run.close()).toEqual([]);
    expect(docker('volume', 'ls', '-q', '--filter', 'name=estrade-suite-data')).toBe('');
  });
});

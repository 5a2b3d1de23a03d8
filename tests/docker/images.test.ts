import { describe, expect, it } from 'vitest';
import { useFolder, useRuns } from '../../src/run/testing/runs.ts';
import { describeWithEngine, docker, registry } from '../support/engine.ts';
import { notPassed, play, snippet } from './chapter.ts';

const dockerfile = `FROM busybox AS atelier
RUN mkdir /site && echo salut >/site/index.html

FROM busybox
COPY --from=atelier /site /site
COPY note.txt /site/
CMD ["cat", "/site/index.html"]
`;

const block = `FROM busybox AS atelier
RUN <<FIN
set -eu
echo "un bloc" >/mot
FIN

FROM busybox
COPY --link --from=atelier /mot /mot
CMD ["cat", "/mot"]
`;

describe('a chapter that builds and runs images', () => {
  const runs = useRuns();
  const folder = useFolder();

  describeWithEngine('with an engine', () => {
    it('builds with BuildKit, from the cache the second time, and runs what it built', async () => {
      const run = await runs({ source: folder({ 'web/Dockerfile': dockerfile, 'web/note.txt': `${Date.now()}\n` }) });
      const results = await play(run, [
        snippet('build', 'docker build -t estrade-suite-web .', {
          dir: 'web',
          expect: 'FROM docker.io/library/busybox',
        }),
        snippet('again', 'docker build -t estrade-suite-web .', { expect: 'CACHED' }),
        snippet('run', 'docker run --rm estrade-suite-web', { output: 'salut' }),
        snippet('look', 'docker image ls --format "{{.Repository}} {{.Tag}}" estrade-suite-web', {
          output: 'estrade-suite-web latest',
        }),
        snippet('type', 'docker run -it --rm busybox sh', {
          input: 'test -t 0 && echo "terminal $((6 * 7))"\nexit 3\n',
          exit: 3,
          expect: '^terminal 42',
        }),
        snippet('missing', 'docker build -f rien .', { exit: 1, expect: 'rien' }),
      ]);
      expect(notPassed(results)).toEqual([]);
      expect(docker('images', '-q', 'estrade-suite-web')).not.toBe('');
      expect(await run.close()).toEqual([]);
      expect(docker('images', '-q', 'estrade-suite-web')).toBe('');
    });

    it('understands what BuildKit adds to Dockerfiles', async (context) => {
      const version = docker('version', '--format', '{{.Server.Version}}');
      if (Number.parseInt(version, 10) < 23) context.skip(`Docker ${version} asks a registry for it.`);
      const run = await runs({ files: { Dockerfile: block } });
      const code = 'docker build -q -t estrade-suite-block . >/dev/null && docker run --rm estrade-suite-block';
      expect(notPassed(await play(run, [snippet('block', code, { output: 'un bloc' })]))).toEqual([]);
      expect(await run.close()).toEqual([]);
    });

    it('leaves an image that was there before, which its own build only finds again', async () => {
      const source = folder({ Dockerfile: 'FROM busybox\nRUN echo avant >/quand\n' });
      docker('build', '-q', '-t', 'estrade-suite-before', source);
      const image = docker('images', '-q', 'estrade-suite-before');
      const run = await runs({ source });
      const results = await play(run, [
        snippet('build', 'docker build -t estrade-suite-before .'),
        snippet('other', 'docker build -t estrade-suite-new --label x=y .'),
      ]);
      expect(notPassed(results)).toEqual([]);
      expect(await run.close()).toEqual([]);
      expect(docker('images', '-q', 'estrade-suite-before')).toBe(image);
      expect(docker('images', '-q', 'estrade-suite-new')).toBe('');
      docker('rmi', 'estrade-suite-before');
    });

    it('sees a container that takes too much memory end with 137', async (context) => {
      if (docker('info', '--format', '{{.MemoryLimit}}') !== 'true') context.skip('This engine cannot limit memory.');
      const run = await runs();
      const results = await play(run, [
        snippet('eat', 'docker run --name estrade-suite-eater -m 16m --memory-swap 16m busybox tail /dev/zero', {
          exit: 137,
        }),
        snippet('why', "docker inspect -f '{{.State.OOMKilled}} {{.State.ExitCode}}' estrade-suite-eater", {
          output: 'true 137',
        }),
      ]);
      expect(notPassed(results)).toEqual([]);
      await run.close();
      expect(docker('ps', '-aq', '--filter', 'name=estrade-suite-eater')).toBe('');
    });
  });

  describeWithEngine('with a registry beside it', () => {
    it('pushes an image there, and pulls it back', async () => {
      const run = await runs();
      const name = `${registry}/estrade-suite/web:1`;
      const results = await play(run, [
        snippet('push', `docker tag busybox ${name}\ndocker push ${name}`, { expect: '1: digest: sha256:' }),
        snippet('forget', `docker rmi ${name}`, { expect: 'Untagged' }),
        snippet('pull', `docker pull -q ${name} && docker run --rm ${name} echo revenu`, { expect: '^revenu$' }),
        snippet('end', `docker rmi ${name}`),
      ]);
      expect(notPassed(results)).toEqual([]);
    });
  }, ['registry']);
});

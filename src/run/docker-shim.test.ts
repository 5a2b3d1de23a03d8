import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shimIn } from './testing/fake-docker.ts';
import { useFolder } from './testing/runs.ts';

describe('the `docker` of a session', () => {
  const folder = useFolder();
  const { call } = shimIn(folder());
  const label = ['--label', 'estrade.run=abc'];
  /** The words that arrive, given as one text without spaces in words. */
  const passed = (text: string) => call(text.split(' ')).words.join(' ');

  it.each([
    ['run -d --name web nginx', 'run LABEL -d --name web nginx'],
    ['create nginx', 'create LABEL nginx'],
    ['container run nginx run', 'container run LABEL nginx run'],
    ['container create nginx', 'container create LABEL nginx'],
    ['network create --driver bridge back', 'network create LABEL --driver bridge back'],
    ['volume create', 'volume create LABEL'],
    ['service create web', 'service create LABEL web'],
    ['--context lab run nginx', '--context lab run LABEL nginx'],
    ['--context=lab -D run nginx', '--context=lab -D run LABEL nginx'],
    ['-H tcp://lab:2375 -l debug container run nginx', '-H tcp://lab:2375 -l debug container run LABEL nginx'],
    ['-H=tcp://lab:2375 run nginx', '-H=tcp://lab:2375 run LABEL nginx'],
    ['-DH tcp://run:1 run nginx', '-DH tcp://run:1 run LABEL nginx'],
  ])('adds its label to `docker %s`', (given, arrived) => {
    expect(passed(given)).toBe(arrived.replace('LABEL', label.join(' ')));
  });

  it.each([
    ['ps -a'],
    ['exec web run create'],
    ['compose run web create'],
    ['compose up -d'],
    ['container ls'],
    ['network ls'],
    ['network rm create'],
    ['volume inspect run'],
    ['image ls build'],
    ['builder prune build'],
    ['buildx bake build'],
    ['exec build build .'],
    ['buildx create'],
    ['stack deploy run'],
    ['context create run'],
    ['--context run ps'],
    ['-c create ps'],
    ['--version'],
    ['network'],
  ])('leaves `docker %s` as it is', (given) => {
    expect(passed(given)).toBe(given);
  });

  it('hands on words with spaces, quotes, line ends and nothing in them, in their order', () => {
    const word = fc.string().filter((text) => !/[\0\x1e]/.test(text));
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(call(['run', ...words]).words).toEqual(['run', ...label, ...words]);
        expect(call(['exec', ...words]).words).toEqual(['exec', ...words]);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    '-v db:/data',
    '-dv db:/data',
    '-vdb:/data',
    '--volume db:/data:ro',
    '--volume=db:/data',
    '--mount type=volume,source=db,target=/data',
    '--mount=src=db,dst=/data',
  ])('makes the volume of `docker run %s` first, with its label', (option) => {
    const { call: fresh, calls } = shimIn(folder());
    fresh(['--context', 'lab', 'run', ...option.split(' '), 'postgres']);
    expect(calls()).toEqual([
      ['--context', 'lab', 'volume', 'create', ...label, 'db'],
      ['--context', 'lab', 'run', ...label, ...option.split(' '), 'postgres'],
    ]);
  });

  it.each([
    '-v /data',
    '-v ./db:/data',
    '-v /db:/data',
    '--mount type=bind,source=db,target=/d',
    '--volume-driver x -v db:/d',
  ])('makes no volume for `docker run %s`', (option) => {
    const { call: fresh, calls } = shimIn(folder());
    fresh(['run', ...option.split(' '), 'postgres']);
    expect(calls()).toHaveLength(1);
  });

  it.each([['build -t web .'], ['image build .'], ['builder build .'], ['buildx build --load .'], ['buildx b .']])(
    'notes what `docker %s` made, but nothing that was there before',
    (given) => {
      const id = (digit: string) => `sha256:${digit.repeat(64)}`;
      const making = (digit: string) =>
        `case "$*" in *'image ls -aq'*) echo ${id('a')} ;; *--iidfile*) after= ; for word; do
          [ "$after" ] && printf %s ${id(digit)} >"$word"; after=; [ "$word" = --iidfile ] && after=yes; done ;; esac`;
      const fresh = shimIn(folder(), making('b'));
      fresh.call(['--context', 'lab', ...given.split(' ')]);
      expect(fresh.calls().map((words) => words.slice(0, 4))[0]).toEqual(['--context', 'lab', 'image', 'ls']);
      const [file] = fresh.calls()[1]?.filter((word) => word.endsWith('.built')) ?? [];
      expect(fresh.calls()[1]?.join(' ').replace(`--iidfile ${file} `, '')).toBe(`--context lab ${given}`);
      expect(fresh.notes().images).toEqual([id('b')]);
      expect(fresh.notes().engines).toEqual([{ host: '', context: '', flags: ['--context', 'lab'] }]);
      const own = shimIn(folder(), making('a'));
      own.call(given.split(' '));
      expect(own.notes().images).toEqual([]);
    },
  );

  it('leaves a build as it is where the engine cannot say which images it has', () => {
    const fresh = shimIn(folder(), `case "$*" in *'image ls'*) exit 1 ;; esac`);
    expect(fresh.call(['build', '.']).words).toEqual(['build', '.']);
  });

  it.each([
    ['-p shop up', '-p shop-abc up'],
    ['-pshop up', '-pshop-abc up'],
    ['-p=shop up', '-p=shop-abc up'],
    ['--project-name shop up', '--project-name shop-abc up'],
    [
      '-f a.yaml --profile p --project-name=shop --env-file .env down',
      '-f a.yaml --profile p --project-name=shop-abc --env-file .env down',
    ],
    ['-p api-abc ps', '-p api-abc ps'],
    ['-f -p ps', '-f -p ps'],
    ['--compatibility run -p shop', '--compatibility run -p shop'],
    ['--project-directory shop up', '--project-directory shop up'],
  ])('makes the project of `docker compose %s` the run’s own', (given, arrived) => {
    expect(passed(`--context lab compose ${given}`)).toBe(`--context lab compose ${arrived}`);
    expect(call(given.split(' '), {}, 'docker-compose').words.join(' ')).toBe(arrived);
  });

  it.each([
    ['api-abc', 'api-abc'],
    ['shop', 'shop-abc'],
    ['', 'api-abc'],
    [undefined, 'api-abc'],
  ])('makes the project that the variable names (%s) the run’s own', (given, arrived) => {
    const file = join(folder(), 'project');
    const fresh = shimIn(folder(), `echo "$COMPOSE_PROJECT_NAME" >'${file}'`);
    for (const command of ['docker', 'docker-compose'] as const) {
      const words = command === 'docker' ? ['compose', 'ps'] : ['ps'];
      fresh.call(words, given === undefined ? {} : { COMPOSE_PROJECT_NAME: given }, command);
      expect(readFileSync(file, 'utf8')).toBe(`${arrived}\n`);
    }
    fresh.call(['ps'], { COMPOSE_PROJECT_NAME: 'shop' });
    expect(readFileSync(file, 'utf8')).toBe('shop\n');
  });

  describe('before a command that may remove containers', () => {
    const [mine, composed] = ['1', '2'].map((digit) => digit.repeat(64));
    const mounts = (name = '') => JSON.stringify([[{ Type: 'volume', Name: name }], {}]);
    const answers = `case "$*" in
      *'ps -aq'*) echo c1 ;;
      *'ps -a '*) echo 'c2 shop-abc'; echo 'c3 shop' ;;
      *inspect*c1*c2) echo '${mounts(mine)}'; echo '${mounts(composed)}' ;;
      *inspect*) echo '${mounts('3'.repeat(64))}' ;; esac`;

    it.each([
      'rm -f web',
      'container rm web',
      'container prune -f',
      'system prune -f',
      'compose down',
      'compose -f x.yaml up -d',
      'compose -p x rm',
    ])('notes the volumes without a name of the run’s containers: `docker %s`', (given) => {
      const { call: fresh, calls, notes } = shimIn(folder(), answers);
      fresh(['--context', 'lab', ...given.split(' ')]);
      expect(notes().volumes).toEqual([mine, composed]);
      for (const words of calls()) expect(words.slice(0, 2)).toEqual(['--context', 'lab']);
      expect(calls()).toHaveLength(4);
    });

    it.each(['stop web', 'ps', 'network rm x', 'volume rm x', 'image rm x', 'compose ps', 'compose exec web rm'])(
      'asks nothing where there is none: `docker %s`',
      (given) => {
        const { call: fresh, calls } = shimIn(folder(), answers);
        fresh(given.split(' '));
        expect(calls()).toHaveLength(1);
      },
    );

    it('does so for Compose as a command of its own, and not where the run has no containers', () => {
      const { call: fresh, calls, notes } = shimIn(folder(), answers);
      fresh(['down'], {}, 'docker-compose');
      expect(notes().volumes).toEqual([mine, composed]);
      expect(calls()).toHaveLength(4);
      const none = shimIn(folder());
      none.call(['rm', 'web']);
      expect(none.calls()).toHaveLength(3);
    });
  });

  it('ends as the real one does', () => {
    expect(call(['run', 'x'], { EXIT: '125' }).exitCode).toBe(125);
    expect(call(['ps'], { EXIT: '0' }).exitCode).toBe(0);
  });

  it('notes which engines something was made in, however they were named', () => {
    const { call: fresh, notes } = shimIn(folder());
    fresh(['ps']);
    expect(notes().engines).toEqual([]);
    fresh(['run', 'x']);
    fresh(['run', 'y']);
    fresh(['--context', 'lab', 'volume', 'create']);
    fresh(['-H=tcp://x', 'compose', 'up'], { DOCKER_CONTEXT: 'c' });
    fresh(['network', 'create', 'n'], { DOCKER_HOST: 'ssh://lab' });
    expect(notes().engines).toEqual([
      { host: '', context: '', flags: [] },
      { host: '', context: '', flags: ['--context', 'lab'] },
      { host: '', context: 'c', flags: ['-H=tcp://x'] },
      { host: 'ssh://lab', context: '', flags: [] },
    ]);
  });
});

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
      expect(fresh.built()).toEqual([id('b')]);
      expect(fresh.engines()).toEqual([{ host: '', context: '', flags: ['--context', 'lab'] }]);
      const own = shimIn(folder(), making('a'));
      own.call(given.split(' '));
      expect(own.built()).toEqual([]);
    },
  );

  it('leaves a build as it is where the engine cannot say which images it has', () => {
    const fresh = shimIn(folder(), `case "$*" in *'image ls'*) exit 1 ;; esac`);
    expect(fresh.call(['build', '.']).words).toEqual(['build', '.']);
  });

  it('ends as the real one does', () => {
    expect(call(['run', 'x'], { EXIT: '125' }).exitCode).toBe(125);
    expect(call(['ps'], { EXIT: '0' }).exitCode).toBe(0);
  });

  it('notes which engines something was made in, however they were named', () => {
    const { call: fresh, engines: noted } = shimIn(folder());
    fresh(['ps']);
    expect(noted()).toEqual([]);
    fresh(['run', 'x']);
    fresh(['run', 'y']);
    fresh(['--context', 'lab', 'volume', 'create']);
    fresh(['-H=tcp://x', 'compose', 'up'], { DOCKER_CONTEXT: 'c' });
    fresh(['network', 'create', 'n'], { DOCKER_HOST: 'ssh://lab' });
    expect(noted()).toEqual([
      { host: '', context: '', flags: [] },
      { host: '', context: '', flags: ['--context', 'lab'] },
      { host: '', context: 'c', flags: ['-H=tcp://x'] },
      { host: 'ssh://lab', context: '', flags: [] },
    ]);
  });
});

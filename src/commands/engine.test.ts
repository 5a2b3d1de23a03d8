import { expect, test } from 'vitest';
import { engineEnvironment, refuseOwnEngine } from './engine.ts';

const own = { PATH: '/bin', DOCKER_HOST: 'unix:///mine.sock' };

test('snippets take the person’s engine unless another is asked for', () => {
  expect(engineEnvironment(own, undefined, undefined)).toEqual(own);
  expect(engineEnvironment({ ...own, ESTRADE_ENGINE: 'own' }, undefined, undefined)).toHaveProperty(
    'ESTRADE_ENGINE',
    'own',
  );
});

test('an engine that is asked for is there for them alone; the option wins over the course', () => {
  const asked = { PATH: '/bin', DOCKER_CONTEXT: 'cours', ESTRADE_ENGINE: 'own' };
  expect(engineEnvironment(own, undefined, 'cours')).toEqual(asked);
  expect(engineEnvironment(own, 'cours', 'autre')).toEqual(asked);
});

test('the engine that everything uses is nobody’s alone', () => {
  expect(engineEnvironment({ ...own, ESTRADE_ENGINE: 'own' }, 'default', undefined)).toEqual({
    PATH: '/bin',
    DOCKER_CONTEXT: 'default',
  });
});

test('one that a command starts is in its environment already; a command without one has the person’s', () => {
  const within = { ...own, ESTRADE_ENGINE: 'own' };
  expect(engineEnvironment(within, 'own', undefined)).toEqual(within);
  expect(engineEnvironment(within, undefined, 'own')).toEqual(within);
  expect(engineEnvironment(own, undefined, 'own')).toEqual(own);
});

test('a course is not shown with one: a browser could not reach it', () => {
  expect(() => refuseOwnEngine({ positionals: [], flags: { engine: 'own' } })).toThrow('`--engine own` is for');
  expect(() => refuseOwnEngine({ positionals: [], flags: { engine: 'cours' } })).not.toThrow();
});

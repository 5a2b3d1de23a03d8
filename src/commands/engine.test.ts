import { expect, test } from 'vitest';
import { engineEnvironment } from './engine.ts';

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

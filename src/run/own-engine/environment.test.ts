import { expect, test } from 'vitest';
import { environmentWithin, isWithin } from './environment.ts';

const own = {
  PATH: '/bin',
  HOME: '/root',
  DOCKER_CONFIG: '/root/.docker',
  DOCKER_CONTEXT: 'mine',
  DOCKER_TLS_VERIFY: '1',
  HTTPS_PROXY: 'http://proxy',
  no_proxy: 'localhost',
  BUILDX_BUILDER: 'mine',
};

test('within, everything leads to the engine that was started, and nothing to a network', () => {
  expect(environmentWithin(own, '/tmp/e')).toEqual({
    PATH: '/bin',
    HOME: '/root',
    DOCKER_CONFIG: '/root/.docker',
    DOCKER_HOST: 'unix:///tmp/e/docker.sock',
    ESTRADE_ENGINE: 'own',
    ESTRADE_ENGINE_STARTED: 'unix:///tmp/e/docker.sock',
  });
});

test('a command knows whether an engine was started for it', () => {
  const within = environmentWithin(own, '/tmp/e');
  expect(isWithin(within)).toBe(true);
  expect(isWithin(own)).toBe(false);
  expect(isWithin({ ...own, ESTRADE_ENGINE: 'own' })).toBe(false);
  expect(isWithin({ ...within, DOCKER_HOST: 'unix:///other.sock' })).toBe(false);
});

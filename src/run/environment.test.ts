import { describe, expect, it } from 'vitest';
import { findCommand, sessionEnvironment } from './environment.ts';

const places = { home: '/run/home', temporary: '/run/tmp', bin: '/run/bin', project: 'web-1', nonce: 'abc' };

describe('the environment of a session', () => {
  it('takes over what reaches an engine, a cluster or the network, and the language', () => {
    const own = {
      DOCKER_HOST: 'ssh://lab',
      DOCKER_CONTEXT: 'lab',
      KUBECONFIG: '/k',
      https_proxy: 'http://p',
      LC_ALL: 'fr_FR.UTF-8',
      LANG: 'fr_FR.UTF-8',
      TERM: 'xterm-kitty',
    };
    expect(sessionEnvironment({ HOME: '/home/me', ...own }, places)).toMatchObject(own);
  });

  it('leaves everything else outside', () => {
    const own = {
      AWS_SECRET_ACCESS_KEY: 's',
      DOCKER_PASSWORD: 's',
      DOCKER_AUTH_CONFIG: '{}',
      NODE_OPTIONS: '--x',
      BASH_ENV: '/evil',
      ENV: '/evil',
      PS1: '$ ',
      LS_COLORS: 'x',
    };
    const environment = sessionEnvironment(own, places);
    for (const name of Object.keys(own)) expect(environment).not.toHaveProperty(name);
  });

  it('has a home of its own, but the person’s own configuration of Docker: its plugins live there', () => {
    const environment = sessionEnvironment({ HOME: '/home/me', PATH: '/usr/bin' }, places);
    expect(environment).toMatchObject({ HOME: '/run/home', TMPDIR: '/run/tmp', DOCKER_CONFIG: '/home/me/.docker' });
    expect(environment['PATH']).toBe('/run/bin:/usr/bin');
    expect(sessionEnvironment({ HOME: '/home/me', DOCKER_CONFIG: '/d' }, places)['DOCKER_CONFIG']).toBe('/d');
  });

  it('carries the run’s mark, beside those of runs that it runs in', () => {
    expect(sessionEnvironment({}, places)['ESTRADE_RUN']).toBe('abc');
    expect(sessionEnvironment({ ESTRADE_RUN: 'outer' }, places)['ESTRADE_RUN']).toBe('outer abc');
  });
});

describe('finding a command', () => {
  it('gives its file, or undefined', () => {
    expect(findCommand('sh', process.env['PATH'])).toMatch(/\/sh$/);
    expect(findCommand('no-such-command', process.env['PATH'])).toBeUndefined();
    expect(findCommand('bin', '/usr')).toBeUndefined();
    expect(findCommand('sh', undefined)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { createProbe, inferNeeds } from './needs.ts';

describe('code that changes what is not its own', () => {
  it.each([
    'docker system prune -af',
    'docker image prune',
    'docker --context x container prune -f',
    'docker builder prune --all',
    'docker buildx prune',
    'docker swarm init --advertise-addr 127.0.0.1',
    'docker rm -f $(docker ps -aq)',
    'docker rm -f `docker ps -aq`',
    'docker stop $(docker container ls -q)',
    'docker volume rm $(docker volume ls -q)',
    'docker rmi $(docker images -q)',
    'docker ps -q | xargs docker stop',
    'cd api\ndocker image ls -q | xargs -r docker image rm',
    'docker \\\n  system prune',
  ])('needs an engine of its own: %s', (code) => {
    expect(inferNeeds(code)).toEqual(['docker', 'own-engine']);
  });

  it.each([
    'docker rm -f web',
    'docker rm $(cat id)',
    'docker ps -aq',
    'docker run --rm alpine echo docker',
    'docker compose down --volumes',
    '# docker system prune',
    'docker ps --format "{{.ID}}"; docker stop web',
    'docker run --name prune alpine',
  ])('does not: %s', (code) => {
    expect(inferNeeds(code)).not.toContain('own-engine');
  });

  it('runs where the environment says that the engine is there for this alone', async () => {
    expect(await createProbe({ ESTRADE_ENGINE: 'own' })('own-engine')).toBeUndefined();
    expect(await createProbe({})('own-engine')).toMatch(/--engine <context>/);
    expect(await createProbe({ ESTRADE_ENGINE: 'mine' })('own-engine')).toMatch(/not its own/);
  });
});

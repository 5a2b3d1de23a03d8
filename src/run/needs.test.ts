import { afterEach, describe, expect, it, vi } from 'vitest';
import { createProbe, inferNeeds } from './needs.ts';

describe('what code shows that it needs', () => {
  it.each([
    ['docker ps', ['docker']],
    ['cd web\ndocker compose up -d', ['docker']],
    ['echo a | sudo docker load', ['docker']],
    ['if docker info >/dev/null; then echo; fi', ['docker']],
    ['DOCKER_BUILDKIT=1 docker build .', ['docker']],
    ['id=$(docker run -d nginx)', ['docker']],
    ['kubectl get pods', ['kubernetes']],
    ['helm list && docker ps', ['helm', 'kubernetes', 'docker']],
    ['docker-compose up', ['docker-compose', 'docker']],
  ])('%s', (code, needs) => {
    expect(inferNeeds(code)).toEqual(needs);
  });

  it.each([
    ['echo docker'],
    ['# docker ps'],
    ['ls docker/'],
    ['apt-get install docker'],
    ['docker=1'],
    ['cat <<EOF\ndocker ps\nEOF'],
    ['./docker.sh'],
  ])('nothing: %s', (code) => {
    expect(inferNeeds(code)).toEqual([]);
  });
});

describe('whether a need is met', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('`root` is who may do everything', async () => {
    const user = vi.spyOn(process, 'getuid').mockReturnValue(1000);
    expect(await createProbe({ PATH: '' })('root')).toBe('It needs root.');
    user.mockReturnValue(0);
    expect(await createProbe({ PATH: '' })('root')).toBeUndefined();
  });

  it('says what is missing, as a sentence', async () => {
    const probe = createProbe({ PATH: process.env['PATH'] ?? '' });
    expect(await probe('sh')).toBeUndefined();
    expect(await probe('no-such-command')).toBe('`no-such-command` is not installed.');
    const nothing = createProbe({ PATH: '/nowhere' });
    expect(await nothing('docker')).toBe('`docker` is not installed.');
    expect(await nothing('kubernetes')).toBe('`kubectl` is not installed.');
    expect(await createProbe({ PATH: '', https_proxy: 'http://proxy' })('network')).toBeUndefined();
  });
});

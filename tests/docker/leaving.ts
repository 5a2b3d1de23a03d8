import { snippet } from './chapter.ts';

/** Snippets that leave one thing of each kind behind: an image, a network, two volumes, one of them without a name, two containers. */
export const leaving = [
  snippet('image', 'docker build -t estrade-left .'),
  snippet('network', 'docker network create estrade-left-net'),
  snippet(
    'container',
    'docker run -d --init --name estrade-left-1 --network estrade-left-net -v estrade-left-data:/data busybox sleep 600',
  ),
  snippet('forget', 'docker run --name estrade-left-3 -v /data busybox true; docker rm estrade-left-3'),
  snippet('server', 'docker run --rm --init --name estrade-left-2 busybox sh -c "echo prêt; sleep 600"', {
    until: '^prêt',
  }),
];

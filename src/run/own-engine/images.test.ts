import { describe, expect, it } from 'vitest';
import { namedImages } from './images.ts';

const there = [
  'busybox:latest',
  'busybox:1.36',
  'debian:13',
  'debian:13-slim',
  'localhost:5000/api:2',
  '<none>:<none>',
];

describe('the images that a course names', () => {
  it.each([
    ['docker run --rm busybox echo', ['busybox:latest']],
    ['FROM busybox:1.36 AS base', ['busybox:1.36']],
    ['Avec `busybox:1.36`, ou debian:13.', ['busybox:1.36', 'debian:13']],
    ['FROM docker.io/library/debian:13-slim', ['debian:13-slim']],
    ['services:\n  cache:\n    image: "debian:13"', ['debian:13']],
    ['services:\n  busybox:\n    build: .', ['busybox:latest']],
    ['docker pull localhost:5000/api:2', ['localhost:5000/api:2']],
  ])('%s', (text, images) => {
    expect(namedImages(there, [text])).toEqual(images);
  });

  it.each([
    'FROM debian:$VERSION',
    'FROM debian:${VERSION:-13}',
    'FROM debian:13${VARIANT}',
    'image: debian:‹version›',
  ])('are all of a name whose tag is a variable’s: %s', (text) => {
    expect(namedImages(there, [text])).toEqual(['debian:13', 'debian:13-slim']);
  });

  it.each(['debian-security', 'my-busybox', 'busybox.md', 'debian:12', 'busyboxes', 'api:2', 'un shell'])(
    'are not those that are called something else: %s',
    (text) => {
      expect(namedImages(there, [text])).toEqual([]);
    },
  );

  it('are those of all its texts', () => {
    const texts = ['FROM debian:13', 'FROM debian:13-slim', 'docker run busybox:1.36'];
    expect(namedImages(there, texts)).toEqual(['busybox:1.36', 'debian:13', 'debian:13-slim']);
    expect(namedImages([], texts)).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { enginePlace } from './place.ts';

const [ext4, overlay, tmpfs] = [0xef53, 0x794c7630, 0x01021994];
const places = ['/tmp', '/var/tmp', '/var/lib'];
const placeWith = (...types: (number | undefined)[]) => enginePlace(places, (path) => types[places.indexOf(path)]);

test('an engine stands where images can be laid over each other', () => {
  expect(placeWith(ext4, ext4, ext4)).toBe('/tmp');
  expect(placeWith(tmpfs, ext4, ext4)).toBe('/var/tmp');
  expect(placeWith(overlay, overlay, ext4)).toBe('/var/lib');
  expect(placeWith(overlay, tmpfs, overlay)).toBe('/var/tmp');
  expect(placeWith(overlay, overlay, overlay)).toBe('/tmp');
  expect(placeWith(undefined, undefined, ext4)).toBe('/var/lib');
});

test('its sockets have names that are not too long', () => {
  const long = `/${'x'.repeat(60)}`;
  expect(enginePlace([long, '/var/tmp'], () => ext4)).toBe('/var/tmp');
});

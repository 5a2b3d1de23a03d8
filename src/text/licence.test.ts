import { describe, expect, it } from 'vitest';
import { licenceAddress } from './licence.ts';

describe('the address of a licence', () => {
  it.each([
    ['CC BY-SA 4.0', 'https://creativecommons.org/licenses/by-sa/4.0/'],
    ['CC-BY-SA-4.0', 'https://creativecommons.org/licenses/by-sa/4.0/'],
    ['cc by nc nd 3.0', 'https://creativecommons.org/licenses/by-nc-nd/3.0/'],
    ['CC BY', 'https://creativecommons.org/licenses/by/4.0/'],
    ['CC0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    ['CC0-1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    ['mit', 'https://spdx.org/licenses/MIT.html'],
    ['GPL-3.0-or-later', 'https://spdx.org/licenses/GPL-3.0-or-later.html'],
  ])('%s', (name, address) => {
    expect(licenceAddress(name)).toBe(address);
  });

  it.each(['Tous droits réservés', 'CC', 'CC XY 4.0', '', 'MIT modifiée'])('is not known of %j', (name) => {
    expect(licenceAddress(name)).toBe(undefined);
  });
});

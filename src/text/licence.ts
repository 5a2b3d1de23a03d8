/** Licences by their SPDX names, as https://spdx.org/licenses/ lists them; those that courses and code use. */
const spdx = [
  '0BSD AGPL-3.0-only AGPL-3.0-or-later Apache-2.0 Artistic-2.0 BSD-2-Clause BSD-3-Clause BSL-1.0 CECILL-2.1',
  'EPL-2.0 EUPL-1.2 GFDL-1.3-only GFDL-1.3-or-later GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later',
  'ISC LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later MIT MIT-0 MPL-2.0 ODbL-1.0 Unlicense',
  'WTFPL Zlib etalab-2.0',
]
  .join(' ')
  .split(' ');

/**
 * Where a licence is written down, by its name: `CC BY-SA 4.0`, `CC-BY-4.0`, `CC0`, or an SPDX name;
 * undefined for any other text.
 */
export function licenceAddress(name: string): string | undefined {
  const plain = name.trim().replace(/\s+/g, ' ');
  if (/^CC[ -]?0(?:[ -]1\.0)?$/i.test(plain)) return 'https://creativecommons.org/publicdomain/zero/1.0/';
  const cc = /^CC[ -](BY(?:[ -]NC)?(?:[ -](?:SA|ND))?)(?:[ -]([1-4]\.0|2\.5))?$/i.exec(plain);
  if (cc?.[1]) {
    const kind = cc[1].toLowerCase().replaceAll(' ', '-');
    return `https://creativecommons.org/licenses/${kind}/${cc[2] ?? '4.0'}/`;
  }
  const known = spdx.find((id) => id.toLowerCase() === plain.toLowerCase());
  return known && `https://spdx.org/licenses/${known}.html`;
}

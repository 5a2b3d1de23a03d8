import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalPieces, normalText, substitutesOf } from './normal.ts';

const nonce = '0123456789ab';
const root = `/tmp/estrade-run-${nonce}-XyZ`;
const substitutes = substitutesOf({
  work: `${root}/work`,
  environment: {
    COMPOSE_PROJECT_NAME: `03-api-${nonce}`,
    ESTRADE_RUN: `outer ${nonce}`,
    HOME: `${root}/home`,
    https_proxy: 'http://me:s@cret@proxy:3128',
  },
});
const normal = (text: string) => normalText(text, substitutes);

describe('what differs from run to run', () => {
  test.each([
    ['folders', `${root}/work/demos ${root}/home ${root}/tmp/x ${root}`, '/work/demos /home /tmp/x /'],
    ['the project', `Container 03-api-${nonce}-web-1  Started`, `Container 03-api-web-1${' '.repeat(15)}Started`],
    ['a project that a snippet named', `shop-${nonce}_default`, 'shop_default'],
    ['the label', `"estrade.run": "${nonce}"`, '"estrade.run": "run"'],
    ['what a proxy asks for', 'https_proxy=http://me:s@cret@proxy:3128', 'https_proxy=http://proxy:3128'],
    ['nothing', '/tmp/other 03-api', '/tmp/other 03-api'],
  ])('becomes the same: %s', (_, text, expected) => {
    expect(normal(text)).toBe(expected);
  });

  test('leaves columns where they are', () => {
    const row = (name: string, image: string) => `${name.padEnd(27)}${image}`;
    const text = [row('NAME', 'IMAGE'), row(`03-api-${nonce}-web-1`, 'web 1.0'), row('other', 'web')].join('\n');
    expect(normal(text)).toBe([row('NAME', 'IMAGE'), row('03-api-web-1', 'web 1.0'), row('other', 'web')].join('\n'));
    expect(normal(`${root}/work\n  a`)).toBe('/work\n  a');
  });

  test('is found however the text was cut', () => {
    const text = `a ${root}/work/x 03-api-${nonce}-web-1\r\n${root}/home b`;
    fc.assert(
      fc.property(fc.array(fc.nat({ max: text.length })), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((end, at) => ({ at, text: text.slice(places[at], end) }));
        const done = normalPieces(pieces, substitutes);
        expect(done.map((piece) => piece.text).join('')).toBe(normal(text));
        expect(done.map(({ at }) => at)).toEqual(pieces.map(({ at }) => at));
      }),
    );
  });
});

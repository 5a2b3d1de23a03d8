import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithShared } from '../support/shared.ts';
import { buildFiles } from './deck.ts';

describeWithShared('real decks', (shared) => {
  const seed = (name: string): string => readFileSync(join(shared, 'seeds', name), 'utf8');

  it('a deck with `---` only: eleven slides, nothing to say', async () => {
    const deck = await buildFiles({ 'deck.md': seed('000_b3ed4c5a7d7fc1ef.txt') });
    expect([deck.count('.slides>section'), deck.count('.slides>section>section')]).toEqual([11, 0]);
    expect(deck.rules).toEqual([]);
    expect(deck.html).toContain('class="estrade theme-black kind-reveal');
  });

  it('a hand-out with headings only is cut at them', async () => {
    const deck = await buildFiles({ 'deck.md': seed('001_61e4dd162e1bcbb7.txt') });
    expect(deck.count('.slides>section')).toBeGreaterThan(4);
    expect(deck.all('.slides>section').every(({ properties }) => typeof properties['id'] === 'string')).toBe(true);
    expect(deck.text('section')).toContain('docker pull nginx:latest');
    expect(new Set(deck.rules)).toEqual(new Set(['image-alt', 'image-missing', 'resource-remote']));
  });

  it('a deck of stacks, with a theme, styles, images and a next chapter', async () => {
    const image = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"/>';
    const deck = await buildFiles({
      'deck.md': seed('003_e6ffbd4df63be023.txt'),
      '03_DevOps_Dockerfile.md': '# La suite\n\n---\n\n# Fin\n',
      'assets/Docker.svg': image,
    });
    expect([deck.count('.slides>section'), deck.count('.slides>section.stack')]).toEqual([11, 9]);
    expect(
      deck.all('.slides section').filter(({ properties }) => !String(properties['className']).includes('stack')),
    ).toHaveLength(42);
    expect(deck.html).toContain('theme-solarized kind-reveal');
    expect([deck.count('img[width="35%"][align=left]'), deck.count('img[width="35%"]')]).toEqual([1, 2]);
    expect(deck.count('.missing[style="width: 19%"]')).toBe(1);
    expect(deck.html).toContain('body:before{');
    expect(deck.html).not.toMatch(/(?:href|src)="https?:\/\/(?!firecracker|katacontainers)/);
    expect(deck.rules.toSorted()).toEqual(['image-missing', 'link-case', 'resource-remote', 'resource-remote']);
    expect(deck.count('a[href="03_DevOps_Dockerfile.html"]')).toBe(1);
  });
});

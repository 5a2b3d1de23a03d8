import { describe, expect, it } from 'vitest';
import { guardGuestPage } from './guest-page.ts';

describe('an HTML page of the course', () => {
  const guarded = (html: string): number => guardGuestPage(html).indexOf('<meta http-equiv="Content-Security-Policy"');

  it('gets its policy first in its head', () => {
    const html = '<!doctype html>\n<html lang="fr"><head><script src="http://a.test/x.js"></script></head></html>';
    expect(guarded(html)).toBe(html.indexOf('<script'));
  });

  it('gets it before everything when it has no head', () => {
    expect(guarded('<img src="http://a.test/x.png">')).toBe(0);
    expect(guarded('<!doctype html><p>x')).toBe('<!doctype html>'.length);
  });

  it('is not fooled by a comment that looks like a head', () => {
    const html = '<!-- <head> --><img src="http://a.test/x.png">';
    expect(guarded(html)).toBe(html.indexOf('<img'));
  });

  it('lets nothing be loaded', () => {
    expect(guardGuestPage('<p>x')).toContain("default-src 'none'");
    expect(guardGuestPage('<p>x')).not.toMatch(/https?:/);
  });
});

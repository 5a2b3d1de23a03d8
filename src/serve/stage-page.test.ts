import { describe, expect, it } from 'vitest';
import { policy } from '../output/policy.ts';
import { withPreview } from './preview-page.ts';
import { originsOf, stageHeaders, withStage } from './stage-page.ts';

const built = `<!doctype html>
<html lang="fr" class="estrade">
<head><meta http-equiv="Content-Security-Policy" content="${policy([], true)}"></head>
<body><p>frame-src none; &lt;html&gt;</p></body></html>`;
const page = withPreview(built, '/__estrade/preview.js');

describe('a page on stage', () => {
  const shown = withStage(page, { script: '/__estrade/present.js', frames: ['http://localhost:8080'] });

  it('says that it is live, and loads the stage after all else', () => {
    expect(shown).toContain('<html data-stage="live" lang="fr" class="estrade">');
    expect(shown).toMatch(/preview\.js"><\/script>\n<script src="\/__estrade\/present\.js"><\/script>\n<\/body>/);
  });

  it('may connect to its own server, show the pages that its author named, and nothing else', () => {
    expect(shown).toContain("connect-src 'self';");
    expect(shown).toContain("frame-src 'self' blob: http://localhost:8080;");
    const others = (html: string) => html.replace(/ (?:frame|connect)-src [^;]*;/g, '').match(/content="([^"]*)"/)?.[1];
    expect(others(shown)).toBe(others(built));
  });

  it('shows no other pages where its author named none', () => {
    expect(withStage(page, { script: 's.js', frames: [] })).toContain("frame-src 'self' blob:;");
  });
});

describe('the pages that an author named', () => {
  it('are allowed by their origins, each once', () => {
    const urls = [
      'http://localhost:8080/a?b#c',
      'http://localhost:8080/',
      'https://example.com/x',
      'http://[::1]:3000/',
    ];
    expect(originsOf(urls)).toEqual(['http://localhost:8080', 'https://example.com', 'http://[::1]:3000']);
  });

  it('are none where that is no address of a page', () => {
    expect(
      originsOf(['', 'localhost:8080', 'javascript:alert(1)', 'data:text/html,x', "http://a;script-src *'"]),
    ).toEqual([]);
  });

  it('cannot end the policy, nor open it wide', () => {
    expect(originsOf(['http://a"b/', 'http://a;sandbox/', "http://a'b/", 'http://*/', 'http://a,b/'])).toEqual([]);
  });
});

describe('what is served on stage', () => {
  it('is shown in frames of its own pages alone', () => {
    expect(stageHeaders('text/html', true)).toEqual({ 'content-security-policy': "frame-ancestors 'self'" });
    expect(stageHeaders('image/png', false)).toEqual({ 'content-security-policy': "frame-ancestors 'self'" });
  });

  it('is of another origin where it is a document, but no page of the course', () => {
    const { 'content-security-policy': policy = '' } = stageHeaders('text/html', false);
    expect(policy).toMatch(/^sandbox allow-scripts [^;]*; frame-ancestors 'self'$/);
    expect(policy).not.toContain('allow-same-origin');
  });
});

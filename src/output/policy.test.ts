import { describe, expect, it } from 'vitest';
import { policy } from './policy.ts';

describe('policy', () => {
  it('lets a deck load its own files, and nothing of another host', () => {
    expect(policy([], true)).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
        "img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data:; frame-src 'self' blob:; " +
        "worker-src blob:; base-uri 'none'; form-action 'none'",
    );
  });

  it('names the inline scripts of a page by their hashes, each once', () => {
    // The example of https://www.w3.org/TR/CSP2/#script-src-hash-usage
    const hash = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
    expect(policy(["alert('Hello, world.');", "alert('Hello, world.');"], true)).toContain(
      `script-src 'self' 'wasm-unsafe-eval' ${hash};`,
    );
  });

  it('lets a page that stands alone run no script of a file', () => {
    expect(policy(['a()'], false)).toMatch(/script-src 'wasm-unsafe-eval' 'sha256-[^' ]+';/);
  });

  it('hashes a script as an HTML parser hands it on', () => {
    expect(policy(['a()\r\nb()\rc()'], true)).toBe(policy(['a()\nb()\nc()'], true));
  });
});

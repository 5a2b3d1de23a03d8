import { describe, expect, test } from 'vitest';
import { clockText, elapsedAt, paceAt, planSlides, readWatch, stopped, toggleWatch } from './timing.ts';

describe('the plan of a chapter', () => {
  test('shares the time that no slide claims', () => {
    expect(planSlides([undefined, 120, undefined], 6)).toEqual([120, 120, 120]);
  });

  test('is made of the slides’ own times when the chapter has none', () => {
    expect(planSlides([30, undefined], undefined)).toEqual([30, 0]);
  });

  test('does not go below zero when slides claim more than there is', () => {
    expect(planSlides([120, undefined], 1)).toEqual([120, 0]);
  });

  test('is empty when nothing is planned', () => {
    expect(planSlides([undefined, undefined], undefined)).toEqual([]);
  });
});

describe('the pace', () => {
  const plan = [300, 300, 300];
  test.each([
    [0, 100, 'onTime', 0],
    [1, 250, 'onTime', 0],
    [1, 100, 'ahead', 200],
    [1, 650, 'onTime', 0],
    [1, 700, 'behind', 100],
  ])('on slide %i after %i seconds: %s by %i', (slide, elapsed, state, seconds) => {
    expect(paceAt(plan, slide, elapsed)).toEqual({ state, seconds });
  });

  test('is unknown without a plan', () => {
    expect(paceAt([], 0, 10)).toBeUndefined();
  });
});

test.each([
  [0, '0:00'],
  [65.9, '1:05'],
  [3725, '1:02:05'],
  [-3, '0:00'],
])('%d seconds read %s', (seconds, text) => {
  expect(clockText(seconds)).toBe(text);
});

describe('the stopwatch', () => {
  test('counts while it runs, and goes on where it was stopped', () => {
    const first = toggleWatch(toggleWatch(stopped, 1000), 4000);
    expect(elapsedAt(first, 9000)).toBe(3000);
    expect(elapsedAt(toggleWatch(first, 10_000), 12_000)).toBe(5000);
  });

  test('survives being kept as text', () => {
    const running = toggleWatch(stopped, 1000);
    expect(readWatch(JSON.stringify(running))).toEqual(running);
  });

  test.each([undefined, 'not json', '{"counted":"x"}'])('stands at zero when %j was kept', (text) => {
    expect(readWatch(text)).toEqual(stopped);
  });
});

import { expect, test } from 'vitest';
import { createLedger } from './ledger.ts';

test('what no terminal shows is seen at once', () => {
  const seen: number[] = [];
  createLedger((n) => seen.push(n)).note(1, 0);
  expect(seen).toEqual([1]);
});

test('what two terminals show is seen once both have drawn it', () => {
  const seen: number[] = [];
  const drawn = createLedger((n) => seen.push(n)).note(1, 2);
  drawn();
  expect(seen).toEqual([]);
  drawn();
  expect(seen).toEqual([1]);
});

test('nothing is seen before what came earlier', () => {
  const seen: number[] = [];
  const ledger = createLedger((n) => seen.push(n));
  const first = ledger.note(1, 1);
  const second = ledger.note(2, 1);
  ledger.note(3, 0);
  second();
  expect(seen).toEqual([]);
  first();
  expect(seen).toEqual([3]);
});

test('a terminal that is late tells nothing to the next connection', () => {
  const seen: number[] = [];
  const ledger = createLedger((n) => seen.push(n));
  const late = ledger.note(7, 1);
  ledger.clear();
  const drawn = ledger.note(1, 1);
  late();
  expect(seen).toEqual([]);
  drawn();
  expect(seen).toEqual([1]);
});

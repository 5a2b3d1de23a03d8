import { expect, test } from 'vitest';
import { pageRole } from './config.ts';
import { queryOptions } from './query.ts';

test.each([
  ['?transition=fade&controls=false', {}, { transition: 'fade', controls: false }],
  ['?slideNumber=c/t&width=1024', {}, { slideNumber: 'c/t', width: 1024 }],
  ['?transition=a b', { transition: 'zoom' }, { transition: 'zoom' }],
  ['?transition=nope', {}, { transition: 'slide' }],
  ['?margin=wide', {}, { margin: 0.04 }],
  ['?postMessage=true', {}, { postMessage: false }],
  ['?postMessageEvents=true', { postMessageEvents: false }, { postMessageEvents: false }],
  ['?keyboard=false', {}, { keyboard: true }],
  ['?utm_source=mail', {}, {}],
  ['?constructor=1&__proto__=2', {}, {}],
])('the address %s over %j sets %j', (search, configured, options) => {
  expect(queryOptions(search, configured)).toEqual(options);
});

test.each([
  ['', 'deck'],
  ['?orateur', 'speaker'],
  ['?apercu&transition=none', 'preview'],
  ['?view=print', 'print'],
  ['?print-pdf', 'print'],
  ['?view=scroll', 'deck'],
])('a page opened with %j is a %s', (search, role) => {
  expect(pageRole(search)).toBe(role);
});

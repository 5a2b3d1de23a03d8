import { expect, test } from 'vitest';
import { jsonSchemas } from './schema.ts';

test('editors learn every key with its description, and nothing of our messages', () => {
  const schemas = jsonSchemas();
  expect(schemas['front-matter.json']).toMatchObject({
    type: 'object',
    properties: { slideLevel: { description: expect.stringContaining('Headings'), anyOf: expect.any(Array) } },
  });
  expect(schemas['course.json']).toMatchObject({
    properties: { chapters: { type: 'array', items: { type: 'string' } } },
  });
  expect(JSON.stringify(schemas)).not.toContain('expects');
});

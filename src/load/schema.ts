import * as z from 'zod/mini';
import { courseSchema, frontMatterSchema } from './settings-schema.ts';

/**
 * The JSON Schemas (https://json-schema.org, 2020-12) of course.yaml and of a front matter, for
 * editors: `{ 'course.json': …, 'front-matter.json': … }`.
 */
export function jsonSchemas(): Record<string, unknown> {
  return {
    'course.json': describe(courseSchema, 'Estrade: course.yaml'),
    'front-matter.json': describe(frontMatterSchema, 'Estrade: front matter of a chapter'),
  };
}

function describe(schema: z.core.$ZodType, title: string): unknown {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Half a sentence for our messages; editors have the description.
      delete jsonSchema.expects;
      delete jsonSchema['inner'];
    },
  });
  return { title, ...json };
}

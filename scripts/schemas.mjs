// JSON Schemas of course.yaml and of the front matter, for editors: lib/schema/*.json.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { replace } from './replace.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The schemas are made by the code that checks the settings, so that editors and builds agree.
 *
 * @param {string} lib folder that the package ships
 */
export async function buildSchemas(lib) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/load/schema.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { jsonSchemas } = await import(`data:text/javascript;base64,${code}`);
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    await replace(join(lib, 'schema', name), `${JSON.stringify(schema, undefined, 2)}\n`);
  }
}

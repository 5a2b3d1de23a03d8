// Writes docs/rules.md from src/model/rules.ts: `node scripts/docs.mjs`. `--check` only says whether it is stale.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The page of all rules.
 *
 * @param {Readonly<Record<string, { severity: string, about: string }>>} rules
 */
function rulesPage(rules) {
  const rows = Object.entries(rules).map(([id, { severity, about }]) => `| \`${id}\` | ${severity} | ${about} |`);
  return `<!-- Written by scripts/docs.mjs from src/model/rules.ts. -->

# Messages

A build says what is wrong with a course, where, and what is probably meant:

\`\`\`text
slides/01-concepts.md:12:15 error The file \`demos/Dockerfle\` does not exist [code-file-missing]
  12 │ \`\`\`dockerfile file=demos/Dockerfle
     │               ~~~~~~~~~~~~~~~~~~~~
       Did you mean \`demos/Dockerfile\`?
\`\`\`

- An **error** is a chapter that cannot be made as written. Its page of an earlier build stays, the other chapters are written.
- A **warning** is a page that is made, but surely not as meant. With \`--strict\`, warnings count as errors.
- A **hint** is about style. Hints are counted; \`--hints\` shows them.

All of them come at once, errors last, next to the prompt. \`--json\` gives them as data on standard output: \`severity\`, \`rule\`, \`file\`, \`line\`, \`column\`, \`endLine\`, \`endColumn\`, \`reason\`, \`fix\`, and \`expected\`, the texts that may replace what stands at the place. Lines and columns count from 1, columns in UTF-16 code units.

## Exit codes

| code | meaning |
|---|---|
| 0 | fine; there may be warnings and hints |
| 1 | the course has errors, or, with \`--strict\`, warnings |
| 2 | usage or environment: an unknown option, a target that does not exist, a folder that cannot be written |
| 70 | a fault of Estrade itself: please report it |

## Rules

| rule | severity | what it says |
|---|---|---|
${rows.join('\n')}
`;
}

const { outputFiles } = await esbuild.build({
  entryPoints: [join(root, 'src/model/rules.ts')],
  bundle: true,
  format: 'esm',
  write: false,
});
const { rules } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
const page = join(root, 'docs/rules.md');
if (process.argv.includes('--check')) {
  if ((await readFile(page, 'utf8').catch(() => '')) !== rulesPage(rules)) {
    console.error('docs/rules.md is stale: run `node scripts/docs.mjs`.');
    process.exitCode = 1;
  }
} else {
  await mkdir(dirname(page), { recursive: true });
  await writeFile(page, rulesPage(rules));
}

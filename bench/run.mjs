// `npm run bench`: a cold build of 300 slides by this project and by Marp, in alternating pairs.
// The ratio of the two is what counts: it hardly depends on the machine.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chapters, shape } from './course.mjs';
import { measure, median } from './measure.mjs';

const marpVersion = '4.5.1';
const pairs = 5;
const root = join(import.meta.dirname, '..');

const marp = await installMarp();
const temporary = await mkdtemp(join(tmpdir(), 'estrade-bench-'));
try {
  const ratios = { cpu: [], wall: [] };
  const seconds = { estrade: [], marp: [] };
  for (let pair = 1; pair <= pairs; pair += 1) {
    const ours = await estrade(join(temporary, `estrade-${pair}`));
    const theirs = await marpBuild(join(temporary, `marp-${pair}`));
    ratios.cpu.push(ours.cpu / theirs.cpu);
    ratios.wall.push(ours.wall / theirs.wall);
    seconds.estrade.push(ours.cpu);
    seconds.marp.push(theirs.cpu);
    console.log(`pair ${pair}: estrade ${show(ours)}, marp ${show(theirs)}, ratio ${ratios.cpu.at(-1).toFixed(2)}`);
  }
  console.log(
    `${shape.chapters * shape.slides} slides, Marp ${marpVersion}, Node ${process.version}, medians of ${pairs} pairs:`,
  );
  console.log(
    `CPU time: ${median(ratios.cpu).toFixed(2)} of Marp's (${median(seconds.estrade).toFixed(2)} s / ${median(seconds.marp).toFixed(2)} s)`,
  );
  console.log(`wall time: ${median(ratios.wall).toFixed(2)} of Marp's`);
} finally {
  await rm(temporary, { recursive: true, force: true });
}

/** A new course in a new folder, with an empty cache folder: nothing of an earlier run can help. */
async function estrade(folder) {
  await writeCourse(join(folder, 'slides'), () => '');
  await writeFile(join(folder, 'course.yaml'), 'title: Banc d’essai\n');
  const cli = join(root, 'lib/cli.cjs');
  const out = join(folder, 'dist');
  const cache = join(folder, 'cache');
  const time = await measure([process.execPath, cli, 'build', folder, '--out', out], {
    cwd: folder,
    env: { XDG_CACHE_HOME: cache },
  });
  await expectSlides('Estrade', out, /<section\b[^>]*\bclass="(?:[^"]* )?slide[ "]/g);
  return time;
}

async function marpBuild(folder) {
  await writeCourse(join(folder, 'slides'), () => '---\nmarp: true\n---\n\n');
  const out = join(folder, 'out');
  const time = await measure(
    [process.execPath, marp, '--no-config', '--no-stdin', '-I', join(folder, 'slides'), '-o', out],
    { cwd: folder },
  );
  await expectSlides('Marp', out, /<svg data-marpit-svg/g);
  return time;
}

async function writeCourse(folder, frontMatter) {
  await mkdir(folder, { recursive: true });
  for (const chapter of chapters())
    await writeFile(join(folder, `${chapter.name}.md`), frontMatter(chapter) + chapter.body);
}

/** Both must have made every slide, or the comparison means nothing. */
async function expectSlides(tool, folder, pattern) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('-chapitre.html'));
  const pages = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const count = pages.reduce((sum, page) => sum + (page.match(pattern)?.length ?? 0), 0);
  const expected = shape.chapters * shape.slides;
  if (count !== expected) throw new Error(`${tool} made ${count} slides instead of ${expected}`);
}

/** Marp's command line, installed on demand beside the project's own dependencies. */
async function installMarp() {
  const folder = join(root, '.cache/bench', `marp-${marpVersion}`);
  const cli = join(folder, 'node_modules/@marp-team/marp-cli/marp-cli.js');
  if (existsSync(cli)) return cli;
  console.log(`installing Marp ${marpVersion} for the comparison…`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', `@marp-team/marp-cli@${marpVersion}`];
  await promisify(execFile)('npm', args, { cwd: folder, shell: process.platform === 'win32' });
  return cli;
}

function show({ cpu, wall }) {
  return `${cpu.toFixed(2)} s CPU (${wall.toFixed(2)} s)`;
}

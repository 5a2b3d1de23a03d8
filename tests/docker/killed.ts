import { openRun } from '../../src/run/run.ts';
import { notPassed, play } from './chapter.ts';
import { leaving } from './leaving.ts';

/** Runs a chapter, says how it went, and waits to be killed. */
async function beKilled(): Promise<void> {
  const run = await openRun({ source: `${process.env['SOURCE']}`, name: 'killed', environment: process.env });
  const results = await play(run, leaving);
  process.stdout.write(`${notPassed(results).join('\n\n') || 'all passed'}\n`);
  setInterval(() => undefined, 1000);
}

void beKilled();

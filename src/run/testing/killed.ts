import { openRun } from '../run.ts';

/** Opens a run, starts what would outlive it, says so, and waits to be killed. */
export async function beKilled(): Promise<void> {
  const run = await openRun({ source: `${process.env['SOURCE']}`, name: 'killed', environment: process.env });
  const { output } = await run.open().run({
    code: 'setsid sleep 5555 & setsid sleep 5556 & docker network create n; sleep 0.1; echo started',
  });
  process.stdout.write(`${JSON.stringify({ work: run.work, output })}\n`);
  setInterval(() => undefined, 1000);
}

void beKilled();

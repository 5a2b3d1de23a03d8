import { spawn } from 'node:child_process';

/**
 * Runs a command to its end and measures it: user and system time of the command and of the children that it
 * waited for, and wall time, in seconds. The shell's `time` measures; Node cannot see its children's times.
 *
 * @param {string[]} command
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<{ cpu: number, wall: number }>}
 */
export async function measure(command, { cwd, env } = {}) {
  const script = `TIMEFORMAT='%U %S %R'; time "$@" >/dev/null 2>&1`;
  const child = spawn('bash', ['-c', script, 'bench', ...command], {
    cwd,
    env: { ...process.env, LC_ALL: 'C', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`exit ${code} of ${command.join(' ')}`);
  const [user, system, wall] = errors.trim().split('\n').at(-1).split(' ').map(Number);
  return { cpu: user + system, wall };
}

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

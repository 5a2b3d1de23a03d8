import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { markVariable } from './environment.ts';

/** Fields of `/proc/<pid>/stat` after the name, which may hold anything (proc(5)): the state is the first. */
function stat(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(') ') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** What `ps` knows of a process, on systems without `/proc`. */
function ps(pid: number, field: string): string {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

const hasProc = () => existsSync('/proc/self/environ');

/** The process group in the foreground of the terminal that `pid` leads. */
export function foregroundGroup(pid: number): number | undefined {
  const group = Number(hasProc() ? stat(pid)?.[5] : ps(pid, 'tpgid'));
  return group > 1 ? group : undefined;
}

/** When a process began, as the system counts it: with the pid, a name that is never given twice. */
export function startOf(pid: number): string | undefined {
  return (hasProc() ? stat(pid)?.[19] : ps(pid, 'lstart')) || undefined;
}

/** The folder in which a process is, where the system tells. */
export function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Sends a signal to a process, or with a negative number to a group; false when there is none. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  // That would be our own group, or everybody.
  if (pid === 0 || pid === -1) return false;
  try {
    return process.kill(pid, name);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a group has a process that is not just waiting to be buried. */
export function groupLives(group: number): boolean {
  if (!hasProc()) return signal(-group, 0);
  return pids().some((pid) => {
    const fields = stat(pid);
    return fields?.[2] === String(group) && fields[0] !== 'Z';
  });
}

/**
 * The processes that carry a run's mark in their environment, or belong to the session of one of its terminals:
 * background jobs and those that took a session of their own (`setsid`) are found like all others.
 */
export function markedProcesses(nonce: string, terminals: readonly number[] = []): number[] {
  if (!hasProc()) return markedByPs(nonce);
  const marked: number[] = [];
  let open = pids();
  for (let look = 0; look < 100 && open.length > 0; look++) {
    if (look > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    open = open.filter((pid) => {
      const answer = isMarked(pid, nonce, terminals);
      if (answer) marked.push(pid);
      return answer === undefined;
    });
  }
  return marked;
}

/** Undefined while a process is becoming another program: for that moment it has neither words nor environment. */
function isMarked(pid: number, nonce: string, terminals: readonly number[]): boolean | undefined {
  if (pid === process.pid) return false;
  const fields = stat(pid);
  if (!fields || fields[0] === 'Z' || Number(fields[6]) & kernelThread) return false;
  if (terminals.includes(Number(fields[3]))) return true;
  const read = (name: string) => readFileSync(`/proc/${pid}/${name}`, 'latin1');
  try {
    // Who has words has its environment too, be it empty; by the time of the first look it had not yet.
    const environment = read('environ') || (read('cmdline') ? read('environ') : undefined);
    return environment === undefined ? undefined : carries(environment.split('\0'), nonce);
  } catch {
    return false;
  }
}

/** PF_KTHREAD of the kernel's include/linux/sched.h. */
const kernelThread = 0x200000;

/** Kills what is left in the session of a terminal that is gone; later its number may be somebody else's. */
export function killSession(leader: number): void {
  if (!hasProc()) return;
  for (const pid of pids()) if (pid !== process.pid && stat(pid)?.[3] === String(leader)) signal(pid, 'SIGKILL');
}

/** Whether one of these words sets the mark, alone or among those of outer runs. */
function carries(words: readonly string[], nonce: string): boolean {
  return words.some((word) => word.startsWith(`${markVariable}=`) && word.includes(nonce));
}

/** Where there is no `/proc` (macOS), `ps` shows the environment of one's own processes. */
function markedByPs(nonce: string): number[] {
  try {
    const lines = execFileSync('ps', ['-A', '-E', '-ww', '-o', 'pid=,command='], { encoding: 'utf8' }).split('\n');
    const marked = lines.filter((line) => carries(line.split(' '), nonce));
    return marked.map((line) => Number.parseInt(line, 10)).filter((pid) => pid > 1 && pid !== process.pid);
  } catch {
    return [];
  }
}

function pids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/**
 * Ends every process of a run: politely, then not. Those that it starts meanwhile are found by looking again.
 *
 * @returns whether none is left.
 */
export async function sweep(nonce: string, terminals: readonly number[] = [], grace = 300): Promise<boolean> {
  const found = () => markedProcesses(nonce, terminals);
  for (const pid of found()) for (const name of ['SIGTERM', 'SIGHUP', 'SIGCONT'] as const) signal(pid, name);
  for (let waited = 0; waited < grace && found().length > 0; waited += 20) await wait(20);
  for (let round = 0; round < 50; round++) {
    const left = found();
    // One that begins another and ends while the list is made is in none; the other is in the next.
    if (left.length === 0 && found().length === 0) return true;
    for (const pid of left) signal(pid, 'SIGKILL');
    await wait(20);
  }
  return false;
}

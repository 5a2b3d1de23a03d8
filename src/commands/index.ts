import { build } from './build.ts';
import type { Command } from './command.ts';
import { dev } from './dev.ts';
import { exportCourse } from './export.ts';
import { newCourse } from './new.ts';
import { present } from './present.ts';
import { record } from './record.ts';
import { verify } from './verify.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [newCourse, build, dev, present, record, verify, exportCourse];

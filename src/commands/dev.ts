import type { Command } from './command.ts';
import { previewCourse, previewFlags } from './preview.ts';
import { whichCourse } from './words.ts';

export const dev: Command = {
  name: 'dev',
  usage: '[course]',
  about: `Shows the course in the browser while you write: each save reloads the page on its slide.\nNothing is written; the server answers on this machine only.\n${whichCourse}`,
  flags: previewFlags,
  run: (input, terminal) => previewCourse(input, terminal),
};

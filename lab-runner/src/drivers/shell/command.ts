// What a console runs: bash with the lab's own beginning, behind the launcher that closes strange descriptors.
import { posix as path } from 'node:path';

/** `files` is the folder of the checked-in files of the workbench, `bash` an absolute path; both where the shell runs. */
export function bashCommand(files: string, bash: string): readonly string[] {
  // The launcher needs bash too: no smaller shell can close descriptors above 9.
  const launcher = [bash, '--noprofile', '--norc', path.join(files, 'shell-launcher')];
  return [...launcher, bash, '--noprofile', '--rcfile', path.join(files, 'bashrc'), '-i'];
}

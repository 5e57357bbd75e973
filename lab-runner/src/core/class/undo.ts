// When the progress of a finished class can still be put back. Pure.
import type { ClassView } from '../../../protocol/index.ts';
import type { ClassArchive } from '../../ports/class-records.ts';
import { localTime } from './results.ts';

/** Until somebody begins: then putting back would take away what the next learner did. */
export function undoRule(archive: ClassArchive | null, changing: boolean, begun: boolean): ClassView['undo'] {
  const no = (reason: string) => ({ possible: false as const, reason });
  if (changing) return no('the class is being changed');
  if (archive === null) return no('no class has ended here yet');
  if (archive.undo === 'done') return no('it was put back already');
  if (begun) return no('somebody has begun since');
  return {
    possible: true,
    whose: archive.name === '' ? `the class of ${localTime(archive.endedAt)}` : archive.name,
  };
}

// The results of a finished class as the texts of its two files. Pure: the same act gives the same texts.
import type { ExerciseStanding } from '../../../protocol/index.ts';
import type { ClassAct, SeatRecords } from '../../ports/class-records.ts';
import { type Cell, csvOf } from './csv.ts';
import { type CourseExercise, standings } from './standing.ts';

/** Content by file name. */
export function resultsOf(
  { name, learners, endedAt, stem }: Pick<ClassAct, 'name' | 'learners' | 'endedAt'> & { stem: string },
  records: SeatRecords,
  course: readonly CourseExercise[],
): ReadonlyMap<string, string> {
  const rows = standings(course, records);
  const whole = {
    format: 'kafka-railyard-class',
    version: 1,
    class: name,
    learners,
    endedAt: new Date(endedAt).toISOString(),
    exercises: rows,
    ...records,
  };
  const about = [name, learners, localTime(endedAt)];
  return new Map([
    [`${stem}.csv`, csvOf([header, ...rows.map((row) => [...about, ...cellsOf(row)])])],
    [`${stem}.json`, `${JSON.stringify(whole, null, 2)}\n`],
  ]);
}

const header = [
  ...['class', 'learners', 'class ended', 'lab', 'exercise', 'title', 'passed', 'passed at', 'tries'],
  ...['attempts', 'hints opened', 'solution seen', 'prediction', 'last verdict', 'reason', 'last verdict at'],
];

function cellsOf(row: ExerciseStanding): readonly Cell[] {
  const { lab, exercise, title, passed, passedAt, tries, attempts, hintsOpened, solutionSeen } = row;
  const did = [passed, localTime(passedAt), tries, attempts, hintsOpened, solutionSeen];
  const last = [row.last?.outcome ?? 'none', row.last?.reason ?? null, localTime(row.last?.at ?? null)];
  // A bare 1.10 would be read as the number 1.1, or as the first of October.
  return [lab, `Exercise ${exercise}`, title, ...did, row.prediction, ...last];
}

/** `2026-11-21 15:34:07` in the machine's own time, which a spreadsheet takes for a date. */
export function localTime(at: number): string;
export function localTime(at: number | null): string | null;
export function localTime(at: number | null): string | null {
  if (at === null) return null;
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}

/** `2026-11-21T15-34-07-tuesday-group`: sorts by time and is a good file name everywhere. Never one that is taken. */
export function stemFor(endedAt: number, name: string, taken: readonly string[]): string {
  const time = localTime(endedAt).replace(' ', 'T').replaceAll(':', '-');
  const words =
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const slug = [...words.join('-')].slice(0, 40).join('').replace(/-$/, '');
  const stem = slug === '' ? time : `${time}-${slug}`;
  const isTaken = (candidate: string) => taken.some((file) => file.replace(/\.[^.]+$/, '') === candidate);
  for (let again = 1; ; again += 1) {
    const candidate = again === 1 ? stem : `${stem}-${again}`;
    if (!isTaken(candidate)) return candidate;
  }
}

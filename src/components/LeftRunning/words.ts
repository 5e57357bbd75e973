// What the page says of a group that was left running. Pure.
import { memberCount, type ProgramView } from '@railyard/lab-runner/protocol';
import type { LeftGroup } from '../../client/left-running.ts';

/** How it can be stopped: its own programs, everything in the consoles, or not from here. */
export type Reach = 'own' | 'everything' | 'elsewhere';

export function reachOf({ programs: own }: LeftGroup, programs: readonly ProgramView[]): Reach {
  if (own.length > 0) return 'own';
  return programs.length > 0 ? 'everything' : 'elsewhere';
}

/** What was seen, without the group's name in front. */
export function seenWords({ members }: LeftGroup): string {
  const there = members.length === 1 ? 'that was' : 'that were';
  return `has ${memberCount(members.length)} ${there} there before you opened this lesson.`;
}

export const reachWords: Readonly<Record<Reach, string>> = {
  own: 'It goes on reading and committing, and can spoil the exercises here. What runs:',
  everything:
    'It goes on reading and committing, and can spoil the exercises here. Which program in the consoles it is cannot be told. All that runs there:',
  elsewhere:
    'Nothing runs in the lab’s consoles: it runs in a terminal of your own, where Ctrl-C ends it, or it has ended without leaving its group and stays a member until its session time-out, as a rule 30 to 45 s.',
};

export const stopWords = (reach: 'own' | 'everything', members: number): string =>
  reach === 'everything'
    ? 'End everything that runs in the consoles'
    : members === 1
      ? 'Stop it'
      : 'Stop them';

/** For people who listen: no list and no running numbers. */
export function spoken(left: LeftGroup, programs: readonly ProgramView[]): string {
  const { group, stage } = left;
  const ways = reachWords[reachOf(left, programs)].replace(/[^.]*:$/, '').trim();
  switch (stage.at) {
    case 'offered':
      return `Group ${group} ${seenWords(left)} ${ways}`;
    case 'stopping':
      return `Group ${group} is asked to stop.`;
    case 'told':
      return stage.gone ? stage.words : `${stage.words} ${ways}`;
  }
}

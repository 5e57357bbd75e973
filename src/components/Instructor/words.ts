// What the instructor reads of numbers and outcomes. Pure.
import { classStageWords, type ClassView, type ExerciseStanding } from '@railyard/lab-runner/protocol';

/** `14:03`, with the day when it is another one. */
export function clock(at: number, now: number): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const sameDay = date.toDateString() === new Date(now).toDateString();
  return sameDay ? time : `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}`;
}

export function outcomeWords({ passed, last }: Pick<ExerciseStanding, 'passed' | 'last'>): string {
  if (last === null) return passed ? 'passed' : 'not tried';
  switch (last.outcome) {
    case 'passed':
      return 'passed';
    case 'failed':
      return passed ? 'passed before' : 'not passed';
    case 'notYet':
      return passed ? 'passed before' : 'not yet';
    case 'blocked':
      return passed ? 'passed before' : 'lab not well';
  }
}

/** `2 hints, solution seen`; empty without help. */
export function helpWords({
  hintsOpened,
  solutionSeen,
}: Pick<ExerciseStanding, 'hintsOpened' | 'solutionSeen'>): string {
  const hints = hintsOpened === 0 ? [] : [`${hintsOpened} ${hintsOpened === 1 ? 'hint' : 'hints'}`];
  return [...hints, ...(solutionSeen ? ['solution seen'] : [])].join(', ');
}

export interface Stretch {
  /** 0 to 1. */
  readonly done: number;
  readonly words: string;
}

/** How far the change is: its stages, and within the last one the nodes that run again. */
export function stretchOf({ act, cluster }: Pick<ClassView, 'act' | 'cluster'>): Stretch | undefined {
  if (act === null) return undefined;
  const up = cluster.nodes.filter(({ phase }) => phase === 'running').length;
  const resetting = act.stage === 'cluster' && cluster.phase !== 'ready';
  const within = resetting && cluster.nodes.length > 0 ? up / (cluster.nodes.length + 1) : 0;
  const detail = resetting ? `: ${up} of ${cluster.nodes.length} nodes run` : '';
  return {
    done: (act.done + within) / act.total,
    words: `${classStageWords[act.stage]} (${act.done + 1} of ${act.total})${detail}`,
  };
}

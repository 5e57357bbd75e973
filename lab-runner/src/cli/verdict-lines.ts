// A verdict as lines for a terminal: what happened, what to do. Knows no check.
import type { Comparison } from '@railyard/labs/kit';
import type { StampedVerdict } from '../../protocol/index.ts';
import type { Paint } from './output.ts';

/** The first line carries the outcome; what the cluster says and what to do follow. */
export function verdictLines(exercise: string, stamped: StampedVerdict, paint: Paint): readonly string[] {
  const { verdict, saved, elapsedMs } = stamped;
  const took = paint.faint(`(${(elapsedMs / 1000).toFixed(1)} s)`);
  switch (verdict.outcome) {
    case 'passed':
      return [
        `${paint.go(`Passed ${exercise}.`)} ${verdict.seen} ${took}`,
        verdict.why,
        ...compared(verdict.comparison),
        ...shown(verdict.command),
        ...(saved ? [] : [paint.caution('Passed, but not saved: free some disk space and check again.')]),
      ];
    case 'failed':
      return [
        `${paint.stop(`Not passed ${exercise}.`)} ${took}`,
        `Expected:  ${verdict.expected}`,
        `Observed:  ${verdict.observed}`,
        `Hint:      ${verdict.hint}`,
        ...shown(verdict.command),
      ];
    case 'notYet':
      return [
        `${paint.caution(`Not yet ${exercise}.`)} ${verdict.waitingFor} ${took}`,
        'Wait a moment and check again.',
        ...shown(verdict.command),
      ];
    case 'blocked':
      return [
        `${paint.caution(`Blocked ${exercise}: the lab is not well.`)} ${verdict.cause}`,
        verdict.remedy,
        'This did not count as a try.',
      ];
  }
}

function shown(command: string | undefined): string[] {
  return command === undefined ? [] : [`See it yourself:  ${command}`];
}

function compared(comparison: Comparison | undefined): string[] {
  if (comparison === undefined) return [];
  const { said, did, surprise } = comparison;
  return [
    `You predicted:  ${said}`,
    `What happened:  ${did}`,
    ...(surprise === undefined ? [] : [`The interesting case:  ${surprise}`]),
  ];
}

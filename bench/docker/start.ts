// Cold and warm starts beside each other, stage by stage. Starts nothing itself.
import { decimal, type Finding, table } from '../figures.ts';
import type { StartTimes } from '../lab.ts';

/** `starts` by their name: cold, warm … Stages are in the order of the first. */
export function compareStarts(starts: Readonly<Record<string, StartTimes>>): Finding {
  const names = Object.keys(starts);
  const stages = [...new Set(Object.values(starts).flatMap((one) => one.stages.map(({ stage }) => stage)))];
  const seconds = (name: string, stage: string) =>
    starts[name]?.stages.find((one) => one.stage === stage)?.seconds;
  return {
    lines: table([
      ['start, seconds', ...names],
      ...stages.map((stage) => [stage, ...names.map((name) => decimal(seconds(name, stage)))]),
      ['Whole', ...names.map((name) => decimal(starts[name]?.whole))],
    ]),
    facts: starts,
  };
}

// From a press of Run to the line in the console, and what to tell the reader afterwards.
import type { ClientPorts } from '@railyard/labs/kit';
import { localise, standardPorts } from '@railyard/labs/kit';
import type { ClusterView } from '@railyard/lab-runner/protocol';
import { client, dock, ranAt } from '../../client/railyard.ts';
import type { RunOutcome } from '../../runner/index.ts';

/** The command with the ports this lab really uses. */
export function localCommand(command: string, cluster: ClusterView | undefined): string {
  return cluster ? localise(command, { ...standardPorts, ...cluster.ports } as ClientPorts) : command;
}

/** Several lines, and what destroys something, are only put on the line: the learner presses Enter. */
export function modeOf(command: string, destructive: boolean): 'run' | 'insert' {
  return destructive || command.includes('\n') ? 'insert' : 'run';
}

/** Opens the dock and hands the command to the console in front. */
export async function runCommand(id: string, command: string, mode: 'run' | 'insert'): Promise<RunOutcome> {
  dock.show('console', { focus: false });
  const outcome = await client.desk.run(command, mode);
  if (outcome.kind === 'ran' || outcome.kind === 'inserted') {
    ranAt.update((times) => ({ ...times, [id]: Date.now() }));
  }
  return outcome;
}

/** The sentence under the block; `undefined` when the quiet time stamp says enough. */
export function outcomeWords(outcome: RunOutcome): string | undefined {
  switch (outcome.kind) {
    case 'ran':
      return undefined;
    case 'inserted':
      return 'It stands in the console. Press Enter there to run it.';
    case 'busy':
      return `${outcome.title} is busy, so nothing was typed. End what runs there (usually with Ctrl-C), or open another console.`;
    case 'notReady':
      return 'The console shows no prompt, so nothing was typed. Look at the console, then press Run again.';
    case 'noInsert':
      return 'This shell would run the lines one by one, so nothing was inserted. Copy them instead.';
    case 'refused':
      return `${outcome.problem.what} ${outcome.problem.remedy}`;
  }
}

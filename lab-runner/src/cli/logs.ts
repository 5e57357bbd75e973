// `yard logs`: the nodes' own logs and the runner's, from the running lab or, when there is none, from the files.
import { type NodeName, nodeNames } from '@railyard/labs/kit';
import { RailyardError } from '../../protocol/index.ts';
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import { newLines } from './follow.ts';
import { openLogSource, type LogSource } from './log-source.ts';
import { nodeNamed } from './node-action.ts';

export interface LogsOptions {
  readonly lines?: string;
  readonly follow?: boolean;
}

/** Milliseconds between two looks while following. */
const followEveryMs = 1000;
/** Lines looked at again each time, to find where the new ones begin. */
const followWindow = 1000;

export async function logs(
  context: CommandContext,
  [word]: readonly string[],
  options: LogsOptions,
): Promise<ExitStatus> {
  const { output, json } = context;
  const which = word === undefined ? undefined : word === 'runner' ? 'runner' : nodeNamed(word);
  const lines = lineCount(options.lines ?? (which === undefined ? '10' : '200'));
  const source = await openLogSource(context.config);
  const texts = new Map<string, string>();
  const names: readonly (NodeName | 'runner')[] = which === undefined ? nodeNames : [which];
  for (const name of names) {
    texts.set(name, await source.read(name, lines));
  }
  if (json) {
    output.print(JSON.stringify(Object.fromEntries(texts), null, 2));
    return exitStatus.good;
  }
  for (const [name, text] of texts) {
    if (which === undefined) output.print(output.paint.strong(`── ${name}`));
    output.print(text === '' ? `${name} has not written anything yet.` : text);
  }
  if (options.follow) await follow(context, source, which);
  return exitStatus.good;
}

/** Throws BAD_OPTION unless it is a whole number from 1 to 10000. */
export function lineCount(value: string): number {
  const count = Number(value);
  if (/^\d+$/.test(value) && count >= 1 && count <= 10_000) return count;
  const detail = 'it is a whole number from 1 to 10000';
  throw new RailyardError('BAD_OPTION', { option: '--lines', value, detail });
}

async function follow(
  { output }: CommandContext,
  source: LogSource,
  which: NodeName | 'runner' | undefined,
): Promise<never> {
  if (which === undefined) {
    throw new RailyardError('BAD_USAGE', {
      detail: 'Only one log at a time can be followed',
      help: 'Name a node: yard logs kafka1 --follow',
    });
  }
  // Ctrl-C ends it; there is nothing to clean up.
  let seen = (await source.read(which, followWindow)).split('\n');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, followEveryMs));
    const now = (await source.read(which, followWindow)).split('\n');
    for (const line of newLines(seen, now)) output.print(line);
    seen = now;
  }
}

// `yard groups`: consumer groups that have members now, and ending their programs in the consoles.
import {
  memberCount,
  programPlace,
  type ProgramView,
  RailyardError,
  type RunningGroupsView,
  stoppedWords,
  timeOutWords,
} from '../../protocol/index.ts';
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import type { Paint } from './output.ts';
import { reachLab } from './reach.ts';

export async function groups({ config, output, json }: CommandContext): Promise<ExitStatus> {
  const view = await reachLab(config).call('runningGroups');
  if (json) {
    output.print(JSON.stringify(view, null, 2));
    return exitStatus.good;
  }
  if (view.cause !== undefined) throw new RailyardError('GROUPS_UNKNOWN', { detail: view.cause });
  for (const line of groupLines(view, Date.now(), output.paint)) output.print(line);
  return exitStatus.good;
}

/** Each group with its programs; what runs besides only where it may be a member of one. */
export function groupLines(
  { groups, programs }: RunningGroupsView,
  now: number,
  paint: Paint,
): readonly string[] {
  if (groups.length === 0) return ['No consumer group has members.'];
  const line = (program: ProgramView) =>
    `  ${program.command}  ${paint.faint(`(${programPlace(program, now)})`)}`;
  const told = groups.flatMap((one) => [
    `${paint.strong(one.group)}  ${memberCount(one.members.length)}`,
    ...(one.programs.length > 0 ? one.programs.map(line) : [`  ${paint.faint(whereWords(programs))}`]),
  ]);
  const unknown = groups.some((one) => one.programs.length === 0) && programs.length > 0;
  const all = unknown ? ['All that runs in the consoles:', ...programs.map(line)] : [];
  return [...told, ...all, 'Stop one with: yard groups stop <group>'];
}

function whereWords(programs: readonly ProgramView[]): string {
  return programs.length === 0
    ? 'nothing runs in the consoles: it runs elsewhere, or has ended without leaving'
    : 'which program in the consoles it is cannot be told, or it runs elsewhere';
}

export async function stopGroup(
  { config, output, json }: CommandContext,
  [group = '']: readonly string[],
  { everything = false }: { readonly everything?: boolean },
): Promise<ExitStatus> {
  const lab = reachLab(config);
  if (!json) output.say(`Ends as Ctrl-C would, then waits until the group has no members. ${timeOutWords}`);
  const stopped = await lab.call('stopGroup', { body: { group, everything } });
  if (json) output.print(JSON.stringify(stopped, null, 2));
  else {
    for (const { command, console } of stopped.ended) output.print(`Asked to end: ${command} (${console})`);
    output.print(stoppedWords(stopped));
    if (stopped.members > 0) output.print('See what is left with: yard groups');
  }
  return stopped.members === 0 ? exitStatus.good : exitStatus.failed;
}

// `yard class next`: asks, begins the change of class, and shows how far the runner is with it until it is done.
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { classStageWords, type ClassView, classWarning, RailyardError } from '../../../protocol/index.ts';
import type { LabClient } from '../client.ts';
import { type CommandContext, type ExitStatus, exitStatus } from '../context.ts';
import { openDurations } from '../durations.ts';
import { createStages } from '../stages.ts';
import { agreed } from './agreed.ts';
import { reachClass } from './reach-class.ts';

export interface NextClassOptions {
  readonly name?: string;
  readonly names?: string;
  readonly yes?: boolean;
}

const lookEveryMs = 250;

export async function nextClass(
  context: CommandContext,
  _words: readonly string[],
  { name, names, yes = false }: NextClassOptions,
): Promise<ExitStatus> {
  const { config, output, json } = context;
  const lab = reachClass(config);
  const { act } = await lab.call('classState');
  // One that is under way, or has stopped half-way, was agreed to before.
  if (act === null && !yes && !(await agreed(output, `${classWarning}\nEnd this class?`))) {
    output.say('Nothing was changed.');
    return exitStatus.failed;
  }
  await lab.call('nextClass', { body: { name, learners: names } });
  const view = await finished(lab, context);
  const clean = view.last?.proof?.clean === true;
  if (json) output.print(JSON.stringify({ ...view.last, folder: view.folder, undo: view.undo }, null, 2));
  else outcomeLines(view).forEach((line) => output.print(line));
  return clean ? exitStatus.good : exitStatus.failed;
}

/** Looks until the change is done. Throws what stopped it. */
async function finished(lab: LabClient, { config, output, json }: CommandContext): Promise<ClassView> {
  const stage = json
    ? undefined
    : createStages(output, openDurations(config.cacheDir)).begin('Changing the class');
  try {
    for (;;) {
      const view = await lab.call('classState');
      if (view.act === null) {
        stage?.end();
        return view;
      }
      const { problem, done, total } = view.act;
      if (problem !== null) throw stopped(problem);
      stage?.report({ text: classStageWords[view.act.stage], done, total });
      await delay(lookEveryMs);
    }
  } catch (error) {
    stage?.fail();
    throw error;
  }
}

function stopped({ what }: { what: string }): RailyardError {
  return new RailyardError('CLASS_STOPPED', { detail: what.replace(/\.$/, '') });
}

/** What happened, where the results are, and the proof. */
export function outcomeLines({ last, folder, undo }: ClassView): readonly string[] {
  if (last === null) return [];
  const files =
    last.files.length === 0
      ? ['Nothing had been done in this class, so there are no results to keep.']
      : ['The results are in', ...last.files.map((file) => `  ${path.join(folder, file)}`)];
  return [...files, ...proofLines(last.proof), ...(undo.possible ? [undoHint] : [])];
}

const undoHint = 'Until somebody begins, the progress can be put back with: npx yard class undo';

function proofLines(proof: NonNullable<ClassView['last']>['proof']): readonly string[] {
  if (proof === null) return [];
  if (proof.clean) {
    return [`The cluster is clean: its fingerprint equals the baseline (epoch ${proof.epoch}).`];
  }
  const different = proof.differences.map((difference) => `  ${difference}`);
  return [
    'The cluster was reset, but differs from a clean one:',
    ...different,
    'Try once more with: npx yard class next',
  ];
}

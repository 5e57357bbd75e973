// Consumer groups that were left running when a lesson is opened: one look, which of them the page speaks of, and how stopping
// them goes. Knows no React.
import type { ProgramView, RunningGroup, RunningGroupsView } from '@railyard/lab-runner/protocol';
import { stoppedWords } from '@railyard/lab-runner/protocol';
import { type Call, type Readable, type Store, createStore } from '../runner/index.ts';

export type Stage =
  | { readonly at: 'offered' }
  | { readonly at: 'stopping'; readonly since: number }
  /** What a stop came to; `gone`: the group has no members any more. */
  | { readonly at: 'told'; readonly gone: boolean; readonly words: string };

export interface LeftGroup extends RunningGroup {
  readonly stage: Stage;
}

export interface Left {
  readonly groups: readonly LeftGroup[];
  /** All that runs in the consoles. */
  readonly programs: readonly ProgramView[];
}

/** Groups the learner leaves alone, with the ids of their members at that time. */
export type LeftAlone = Readonly<Record<string, readonly string[]>>;

export interface LeftRunning {
  readonly state: Readable<Left>;
  /** A lesson is on the page. Another one than before is looked at once; of the same one nothing more is asked. */
  opened(lesson: number): Promise<void>;
  /** `everything`: whatever runs in the consoles. */
  stop(group: string, everything: boolean): Promise<void>;
  /** Not spoken of again until it is gone and comes back. */
  leaveAlone(group: string): void;
  /** Takes away what was told of a group that is gone. */
  dismiss(group: string): void;
  /** Looks once more. */
  lookAgain(): Promise<void>;
}

const nothing: Left = { groups: [], programs: [] };

export function createLeftRunning(call: Call, alone: Store<LeftAlone>, now: () => number): LeftRunning {
  const state = createStore<Left>(nothing);
  let lesson: number | undefined;

  const setStage = (group: string, stage: Stage): void =>
    state.update(({ groups, programs }) => ({
      groups: groups.map((one) => (one.group === group ? { ...one, stage } : one)),
      programs,
    }));
  const without = (group: string): void =>
    state.update(({ groups, programs }) => ({
      groups: groups.filter((one) => one.group !== group),
      programs,
    }));

  async function look(): Promise<RunningGroupsView | undefined> {
    const answer = await call('runningGroups');
    return answer.ok && answer.value.cause === undefined ? answer.value : undefined;
  }

  /** Of the groups there are now only those that were spoken of: whoever began since then is no leftover. */
  async function refresh(): Promise<void> {
    const view = await look();
    if (view === undefined) return;
    state.update(({ groups }) => ({
      groups: groups.map((one) => {
        const found = view.groups.find((other) => isSame(one.members, other));
        if (found !== undefined) return { ...one, ...found };
        if (one.stage.at === 'stopping' || (one.stage.at === 'told' && one.stage.gone)) return one;
        return {
          ...one,
          stage: { at: 'told', gone: true, words: `Group ${one.group} has no members any more.` },
        };
      }),
      programs: view.programs,
    }));
  }

  return {
    state,
    async opened(opening) {
      if (opening === lesson) return;
      lesson = opening;
      state.set(nothing);
      const view = await look();
      // Another lesson was opened meanwhile, and has its own look.
      if (lesson !== opening) return;
      if (view === undefined) {
        lesson = undefined;
        return;
      }
      const still = view.groups.filter((one) => isSame(alone.get()[one.group] ?? [], one));
      alone.set(Object.fromEntries(still.map(({ group, members }) => [group, members])));
      const left = view.groups.filter((one) => !still.includes(one));
      state.set({
        groups: left.map((one) => ({ ...one, stage: { at: 'offered' } })),
        programs: view.programs,
      });
    },
    async stop(group, everything) {
      setStage(group, { at: 'stopping', since: now() });
      const answer = await call('stopGroup', { body: { group, everything } });
      if (answer.ok) {
        setStage(group, { at: 'told', gone: answer.value.members === 0, words: stoppedWords(answer.value) });
      } else {
        const { code, what, remedy } = answer.problem;
        setStage(group, { at: 'told', gone: code === 'NO_MEMBERS', words: `${what} ${remedy}` });
      }
      await refresh();
    },
    leaveAlone(group) {
      const left = state.get().groups.find((one) => one.group === group);
      if (left) alone.update((before) => ({ ...before, [group]: left.members }));
      without(group);
    },
    dismiss: without,
    lookAgain: refresh,
  };
}

/** An id is given to a member once: none of those known then means that the group was left and joined anew. */
function isSame(members: readonly string[], found: RunningGroup): boolean {
  return members.some((id) => found.members.includes(id));
}

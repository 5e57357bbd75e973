// When the page speaks of a group that was left running, and when it leaves the learner in peace.
import { expect, test } from 'vitest';
import type { RunningGroupsView, StoppedGroupView } from '@railyard/lab-runner/protocol';
import { type Call, createStore } from '../runner/index.ts';
import { createLeftRunning, type LeftAlone } from './left-running.ts';

const program = { console: 'Console 1', command: 'sleep 60', since: 1 };
const billing = (...members: string[]) => ({ group: 'billing', members, programs: [] });

function page(first: RunningGroupsView['groups'] | 'refused') {
  const scene = {
    groups: first as RunningGroupsView['groups'] | 'refused',
    stopped: { group: 'billing', ended: [], outlived: 0, members: 0, elapsedMs: 1200 } as StoppedGroupView,
  };
  const asked: string[] = [];
  const call = async (name: string, input: { body?: object } = {}) => {
    asked.push(input.body === undefined ? name : `${name} ${JSON.stringify(input.body)}`);
    if (name === 'stopGroup') return { ok: true, value: scene.stopped };
    if (scene.groups === 'refused')
      return { ok: true, value: { cause: 'no ZooKeeper', groups: [], programs: [] } };
    return { ok: true, value: { groups: scene.groups, programs: [program] } };
  };
  const alone = createStore<LeftAlone>({});
  const left = createLeftRunning(call as unknown as Call, alone, () => 0);
  const stages = () => left.state.get().groups.map(({ group, stage }) => `${group} ${stage.at}`);
  return { scene, asked, alone, left, stages };
}

test('one look for each lesson that is opened, none for the same one', async () => {
  const { left, asked, stages } = page([billing('a')]);
  await left.opened(1);
  expect(stages()).toEqual(['billing offered']);
  await left.opened(1);
  expect(asked).toHaveLength(1);
  await left.opened(2);
  expect(asked).toHaveLength(2);
});

test('a look that could say nothing is taken again when the page asks', async () => {
  const { left, scene, stages } = page('refused');
  await left.opened(1);
  expect(stages()).toEqual([]);
  scene.groups = [billing('a')];
  await left.opened(1);
  expect(stages()).toEqual(['billing offered']);
});

test('the answer for a lesson that was left is not shown in the next', async () => {
  const { left, scene, stages } = page([billing('a')]);
  const first = left.opened(1);
  scene.groups = [];
  await Promise.all([first, left.opened(2)]);
  expect(stages()).toEqual([]);
});

test('what is left alone is not spoken of again until it is gone and comes back', async () => {
  const { left, scene, stages, alone } = page([billing('a')]);
  await left.opened(1);
  left.leaveAlone('billing');
  expect(stages()).toEqual([]);
  // A second member joined it meanwhile.
  scene.groups = [billing('a', 'b')];
  await left.opened(2);
  expect(stages()).toEqual([]);
  // The first one has left.
  scene.groups = [billing('b')];
  await left.opened(3);
  expect(stages()).toEqual([]);
  // All have left, and somebody came back, between two looks.
  scene.groups = [billing('c')];
  await left.opened(4);
  expect(stages()).toEqual(['billing offered']);
  expect(alone.get()).toEqual({});
});

test('a stop tells what was measured, and of others that went with it', async () => {
  const { left, scene, asked, stages } = page([billing('a'), { ...billing('b'), group: 'orders' }]);
  await left.opened(1);
  scene.groups = [];
  const stopping = left.stop('billing', true);
  expect(stages()).toEqual(['billing stopping', 'orders offered']);
  await stopping;
  expect(asked).toContain('stopGroup {"group":"billing","everything":true}');
  const [first, second] = left.state.get().groups;
  expect(first?.stage).toMatchObject({
    gone: true,
    words: expect.stringMatching(/no members any more, 1\.2 s after/),
  });
  expect(second?.stage).toMatchObject({ gone: true, words: 'Group orders has no members any more.' });
  left.dismiss('billing');
  expect(stages()).toEqual(['orders told']);
});

test('a group that still has members keeps its ways out; one that began since then is no leftover', async () => {
  const { left, scene, stages } = page([billing('a')]);
  await left.opened(1);
  scene.stopped = { ...scene.stopped, members: 1 };
  scene.groups = [billing('a'), { ...billing('z'), group: 'mine' }];
  await left.stop('billing', false);
  expect(left.state.get().groups[0]?.stage).toMatchObject({ at: 'told', gone: false });
  expect(stages()).toHaveLength(1);
});

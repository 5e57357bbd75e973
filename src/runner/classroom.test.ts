// The instructor's side of the client, against a runner that answers what the test tells it to.
import type { ClassView } from '@railyard/lab-runner/protocol';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createCaller } from './caller.ts';
import { createClassroom } from './classroom.ts';
import { createFakeRunner } from './fake-runner.ts';

const view = {
  act: null,
  exercises: [],
  touched: false,
  cluster: {
    ...{ epoch: 2, phase: 'ready', message: 'Ready.', nodes: [], controller: 1, underReplicated: 0 },
    ...{ offline: 0, topics: 2, driver: 'jvm', ports: {}, at: 0 },
  },
  last: null,
  undo: { possible: false, reason: 'no class has ended here yet' },
  folder: '/lab/classes',
  files: [],
} satisfies ClassView;
const changing = { ...view, act: { stage: 'home', done: 2, total: 4, problem: null } };
const refusal = { code: 'INSTRUCTOR_ONLY', what: 'No.', remedy: 'yard class link' };

let runner: ReturnType<typeof createFakeRunner>;
let planned: { ms: number; then: () => void } | undefined;
const open = () =>
  createClassroom({
    call: createCaller(runner.fetch),
    later(ms, then) {
      planned = { ms, then };
      return () => (planned = undefined);
    },
  });
beforeEach(() => {
  runner = createFakeRunner();
  planned = undefined;
});
const asked = () => vi.waitFor(() => expect(planned).toBeDefined());
async function again(): Promise<void> {
  const { then } = planned ?? {};
  planned = undefined;
  then?.();
  await asked();
}

describe('the instructor’s page', () => {
  it('shows the token once, and follows the class: more often while it changes', async () => {
    runner.answer('POST /api/class/session', { authorised: true, version: '1' });
    runner.answer('GET /api/class', view);
    const classroom = open();
    classroom.start('secret');
    await asked();
    expect(runner.requests[0]).toMatchObject({ method: 'POST', body: { token: 'secret' } });
    expect(classroom.door.get()).toEqual({ phase: 'open', view });
    expect(planned?.ms).toBe(3000);
    runner.answer('GET /api/class', changing);
    await again();
    expect(planned?.ms).toBe(500);
    expect(runner.requests.filter(({ path }) => path === '/api/class/session')).toHaveLength(1);
  });

  it('is locked without the token, and says why one was refused', async () => {
    runner.answer('GET /api/class', refusal, 403);
    const classroom = open();
    classroom.start(undefined);
    await vi.waitFor(() => expect(classroom.door.get()).toEqual({ phase: 'locked', problem: undefined }));
    expect(planned).toBeUndefined();
    const wrong = { code: 'NOT_AUTHORISED', what: 'Not this one.', remedy: 'Another.' };
    runner.answer('POST /api/class/session', wrong, 401);
    classroom.start('wrong');
    await vi.waitFor(() => expect(classroom.door.get()).toMatchObject({ phase: 'locked', problem: wrong }));
  });

  it('keeps what it last saw while the runner is gone, and goes on when it is back', async () => {
    runner.answer('GET /api/class', changing);
    const classroom = open();
    classroom.start(undefined);
    await asked();
    runner.vanish();
    await again();
    expect(classroom.door.get()).toMatchObject({
      phase: 'open',
      view: changing,
      lost: { code: 'UNREACHABLE' },
    });
    runner.comeBack();
    runner.answer('GET /api/class', view);
    await again();
    expect(classroom.door.get()).toEqual({ phase: 'open', view });
  });

  it('knows a copy without a runner', async () => {
    const classroom = open();
    classroom.start(undefined);
    await asked();
    expect(classroom.door.get()).toEqual({ phase: 'reading' });
  });

  it('hears nothing after it was stopped, and is locked when it was left', async () => {
    runner.answer('GET /api/class', view);
    runner.answer('DELETE /api/class/session', {});
    const classroom = open();
    classroom.start(undefined);
    classroom.stop();
    await Promise.resolve();
    expect(classroom.door.get()).toEqual({ phase: 'asking' });
    await classroom.leave();
    expect(classroom.door.get()).toEqual({ phase: 'locked' });
  });

  it('shows the answer of an act at once', async () => {
    runner.answer('GET /api/class', view);
    runner.answer('POST /api/class/next', changing);
    const classroom = open();
    classroom.start(undefined);
    await asked();
    expect(await classroom.next({ name: 'x' })).toMatchObject({ ok: true });
    expect(classroom.door.get()).toEqual({ phase: 'open', view: changing });
    expect(planned?.ms).toBe(500);
  });
});

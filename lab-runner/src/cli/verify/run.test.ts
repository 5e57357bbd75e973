// A run that is stopped keeps what it has seen, and its report says that it is not all.
import { expect, it } from 'vitest';
import type { GateResult } from './gates.ts';
import { reportOf } from './report.ts';
import { gather } from './run.ts';

const open: GateResult = {
  ...{ exercise: '1.1', gate: 'untouched', way: 'untouched', ok: true, seen: 'failed: nothing' },
  ...{ trouble: '', seconds: 1 },
};

it('keeps the results of a run that is stopped', async () => {
  const stopping = new AbortController();
  const run = await gather(stopping.signal, async (done) => {
    done(open);
    stopping.abort(new Error('The verification was stopped'));
    stopping.signal.throwIfAborted();
  });
  expect(run).toEqual({ results: [open], stopped: true });
  const report = reportOf(run, false);
  expect(report).toMatch(/^1\.1 +1\/1/m);
  expect(report).toMatch(/\n1 passed, 0 failed, stopped before the end$/);
  expect(JSON.parse(reportOf(run, true))).toMatchObject({ passed: 1, failed: 0, stopped: true });
});

it('names what failed, and what was unsteady', () => {
  const results = [
    { ...open, unsteady: 'saw passed' },
    { ...open, ok: false, way: 'nothing', trouble: 'hung' },
  ];
  expect(reportOf({ results, stopped: false }, false)).toMatch(
    /\nUnsteady: 1\.1 untouched, untouched: saw passed\nFailed: 1\.1 untouched, nothing: hung\n1 passed, 1 failed$/,
  );
});

it('says nothing of a stop when all was seen', async () => {
  const run = await gather(new AbortController().signal, async (done) => done({ ...open, ok: false }));
  expect(reportOf(run, false)).toMatch(/\n0 passed, 1 failed$/);
});

it('throws what nobody asked for', async () => {
  const broken = gather(new AbortController().signal, () => Promise.reject(new Error('no cluster')));
  await expect(broken).rejects.toThrow('no cluster');
});

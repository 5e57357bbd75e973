// A second go is given to what failed only, and what it saved is told.
import { expect, it } from 'vitest';
import type { GateResult } from './gates.ts';
import { withSecondGo } from './second-go.ts';

const gate: GateResult = {
  ...{ exercise: '1.1', gate: 'mistakes', way: 'one partition', ok: true, seen: 'failed: partitions' },
  ...{ trouble: '', seconds: 1 },
};
const shut: GateResult = { ...gate, ok: false, seen: 'passed', trouble: 'wanted failed, saw passed' };

async function outcome(allowed: boolean, ...results: readonly [GateResult, ...GateResult[]]) {
  let goes = 0;
  const seen = await withSecondGo(allowed, () => {
    goes += 1;
    return Promise.resolve(results[goes - 1] ?? gate);
  });
  return { seen, goes };
}

it('is not given to a gate that holds', async () => {
  expect(await outcome(true, gate)).toEqual({ seen: gate, goes: 1 });
});

it('is not given when nobody allowed it', async () => {
  expect(await outcome(false, shut, gate)).toEqual({ seen: shut, goes: 1 });
});

it('keeps what the first one saw when the second holds', async () => {
  const { seen, goes } = await outcome(true, shut, gate);
  expect(goes).toBe(2);
  expect(seen).toEqual({ ...gate, unsteady: 'wanted failed, saw passed' });
});

it('does not help what fails twice', async () => {
  expect(await outcome(true, shut, shut)).toEqual({ seen: shut, goes: 2 });
});

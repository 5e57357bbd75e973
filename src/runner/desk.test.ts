// The desk of consoles: which one a run button reaches, and when nothing may be typed.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCaller } from './caller.ts';
import type { TerminalPort } from './console-link.ts';
import { type Desk, createDesk } from './desk.ts';
import { type FakeRunner, createFakeRunner } from './fake-runner.ts';

let runner: FakeRunner;
let desk: Desk;
let inserted: string[];
let takesLines: boolean;

const view = (id: string): object => ({ id, title: `Console ${id}`, running: true, exitStatus: null });
const terminal: TerminalPort = {
  write: (_, parsed) => parsed(),
  reset: () => undefined,
  size: () => ({ columns: 80, rows: 24 }),
  insert: (text) => {
    if (takesLines) inserted.push(text);
    return takesLines;
  },
  focus: () => undefined,
};
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

/** Gives console `id` a terminal and an open socket. */
async function bind(id: string): Promise<void> {
  desk.console(id).bind(terminal);
  await settle();
  runner.lastSocket().handlers.open();
  runner.lastSocket().handlers.text('{"type":"attached","position":0,"reset":false}');
}
const typed = (): string => Buffer.concat(runner.lastSocket().bytes).toString();

beforeEach(() => {
  vi.useFakeTimers();
  runner = createFakeRunner();
  runner.answer('GET /api/consoles', [view('1')]);
  runner.answer('POST /api/consoles', view('2'));
  inserted = [];
  takesLines = true;
  desk = createDesk({
    call: createCaller(runner.fetch),
    openSocket: runner.openSocket,
    now: () => Date.now(),
  });
});
afterEach(() => {
  desk.dispose();
  vi.useRealTimers();
});

test('uses the console that is there, and opens one when there is none', async () => {
  expect(await desk.ensure()).toEqual({ ok: true, value: '1' });
  expect(runner.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  runner.answer('GET /api/consoles', []);
  expect(await desk.ensure()).toEqual({ ok: true, value: '2' });
});

test('two presses at once open one console', async () => {
  runner.answer('GET /api/consoles', []);
  await Promise.all([desk.ensure(), desk.ensure()]);
  expect(runner.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('a run waits for the prompt, empties the half-typed line and presses Enter', async () => {
  await bind('1');
  const outcome = desk.run('kafka-topics --list', 'run');
  await settle();
  expect(typed()).toBe('');
  desk.console('1').mark('B');
  expect(await outcome).toEqual({ kind: 'ran' });
  expect(typed()).toBe('\u0005\u0015kafka-topics --list\r');
});

test('nothing is typed into a busy console', async () => {
  await bind('1');
  desk.console('1').mark('C');
  expect(await desk.run('ls', 'run')).toEqual({ kind: 'busy', title: 'Console 1' });
  expect(typed()).toBe('');
});

test('a console that never shows a prompt is left alone', async () => {
  await bind('1');
  const outcome = desk.run('ls', 'run');
  await vi.advanceTimersByTimeAsync(16_000);
  expect(await outcome).toEqual({ kind: 'notReady' });
  expect(typed()).toBe('');
});

test('an insert presses no Enter, and is refused where lines would run one by one', async () => {
  await bind('1');
  desk.console('1').mark('A');
  expect(await desk.run('a\nb', 'insert')).toEqual({ kind: 'inserted' });
  expect(inserted).toEqual(['a\nb']);
  expect(typed()).toBe('');
  takesLines = false;
  expect(await desk.run('a\nb', 'insert')).toEqual({ kind: 'noInsert' });
});

test('a refusal comes back with its words', async () => {
  runner.answer('GET /api/consoles', []);
  const problem = { code: 'TOO_MANY_SHELLS', what: 'There are already 4.', remedy: 'Close one.' };
  runner.answer('POST /api/consoles', problem, 409);
  expect(await desk.run('ls', 'run')).toEqual({ kind: 'refused', problem });
});

test('what is typed while nothing is connected is counted, not swallowed', () => {
  const console1 = desk.console('1');
  console1.input('a');
  console1.input('b');
  expect(console1.refused.get()).toBe(2);
});

test('a console closed elsewhere leaves the desk, and another comes to the front', async () => {
  await desk.ensure();
  desk.learn([{ id: '7', title: 'Console 7', running: true, exitStatus: null }]);
  expect(desk.front.get()).toBe('7');
});

// One console socket: attach, acknowledgement, reconnection, takeover, exits, large pastes.
import { limits } from '@railyard/lab-runner/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCaller } from './caller.ts';
import { type ConsoleLink, type TerminalPort, createConsoleLink } from './console-link.ts';
import { type FakeRunner, createFakeRunner } from './fake-runner.ts';

let runner: FakeRunner;
let link: ConsoleLink;
let resets: number;
/** Bytes given to the terminal and not parsed yet. */
let pending: { readonly bytes: Uint8Array; readonly parsed: () => void }[];

const terminal: TerminalPort = {
  write: (bytes, parsed) => pending.push({ bytes, parsed }),
  reset: () => {
    resets += 1;
  },
  size: () => ({ columns: 80, rows: 24 }),
  insert: () => true,
  focus: () => undefined,
};
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const say = (message: object): void => runner.lastSocket().handlers.text(JSON.stringify(message));
const attached = (position = 0, reset = false): void => say({ type: 'attached', position, reset });
const output = (size: number): void => runner.lastSocket().handlers.bytes(new Uint8Array(size));

beforeEach(async () => {
  vi.useFakeTimers();
  runner = createFakeRunner();
  resets = 0;
  pending = [];
  link = createConsoleLink('c1', terminal, {
    call: createCaller(runner.fetch),
    openSocket: runner.openSocket,
    now: () => Date.now(),
  });
  await settle();
  runner.lastSocket().handlers.open();
});
afterEach(() => {
  link.dispose();
  vi.useRealTimers();
});

test('attaches a fresh terminal from position 0 with its size', () => {
  expect(runner.lastSocket().path).toBe('/ws/consoles/c1?ticket=once');
  expect(runner.lastSocket().texts).toEqual([{ type: 'attach', from: 0, columns: 80, rows: 24 }]);
  attached();
  expect(link.state.get()).toEqual({ phase: 'open' });
});

test('acknowledges only what the terminal has parsed, and not every byte of it', () => {
  attached();
  output(limits.acknowledgeEvery - 1);
  output(1);
  expect(pending).toHaveLength(2);
  pending[0]?.parsed();
  expect(runner.lastSocket().texts).toHaveLength(1);
  pending[1]?.parsed();
  expect(runner.lastSocket().texts.at(-1)).toEqual({ type: 'ack', position: limits.acknowledgeEvery });
});

test('after a broken socket the same shell is attached from where the screen stands', async () => {
  attached(100);
  output(50);
  runner.lastSocket().handlers.close(1006);
  expect(link.state.get().phase).toBe('lost');
  expect(link.send(new Uint8Array([97]))).toBe(false);
  await vi.advanceTimersByTimeAsync(300);
  runner.lastSocket().handlers.open();
  expect(runner.sockets).toHaveLength(2);
  expect(runner.lastSocket().texts).toEqual([{ type: 'attach', from: 150, columns: 80, rows: 24 }]);
});

test('a reset clears the screen and forgets acknowledgements of the old shell', () => {
  attached();
  output(limits.acknowledgeEvery);
  attached(0, true);
  expect(resets).toBe(1);
  pending[0]?.parsed();
  expect(runner.lastSocket().texts).toHaveLength(1);
});

test('another tab takes the console: no retry by itself, one call brings it back', async () => {
  attached();
  runner.lastSocket().handlers.close(4409);
  expect(link.state.get()).toEqual({ phase: 'taken' });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(runner.sockets).toHaveLength(1);
  link.attach();
  await settle();
  expect(runner.sockets).toHaveLength(2);
});

test.each([
  [4404, 'closed'],
  [4408, 'idle'],
  [4410, 'reset'],
] as const)('close code %i means the console will not come back: %s', async (code, why) => {
  attached();
  runner.lastSocket().handlers.close(code);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(link.state.get()).toEqual({ phase: 'gone', why });
  expect(runner.sockets).toHaveLength(1);
});

test('an ended shell is said with its status and restarted on request', () => {
  attached();
  say({ type: 'exited', status: 3, signal: null });
  expect(link.state.get()).toEqual({ phase: 'exited', status: 3, signal: null });
  expect(link.send(new Uint8Array([97]))).toBe(false);
  link.restart();
  expect(runner.lastSocket().texts.at(-1)).toEqual({ type: 'restart' });
});

test('what is typed ahead of a shell reaches it once, in order, when it is there', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const sent = (): string => Buffer.concat(runner.lastSocket().bytes).toString();
  expect(link.send(bytes('ls'))).toBe(true);
  attached();
  expect(sent()).toBe('ls');
  say({ type: 'exited', status: null, signal: 9 });
  link.restart();
  expect(link.state.get()).toEqual({ phase: 'connecting' });
  expect(link.send(bytes(' -l'))).toBe(true);
  expect(link.send(bytes('\r'))).toBe(true);
  expect(link.send(new Uint8Array(5000))).toBe(false);
  expect(sent()).toBe('ls');
  attached();
  expect(sent()).toBe('ls -l\r');
});

test('what was typed ahead of a shell that did not come is not kept for a later one', async () => {
  expect(link.send(new Uint8Array([97]))).toBe(true);
  runner.lastSocket().handlers.close(1006);
  await vi.advanceTimersByTimeAsync(300);
  runner.lastSocket().handlers.open();
  attached();
  expect(runner.lastSocket().bytes).toEqual([]);
});

test('a large paste leaves in pieces below the message limit, in order', () => {
  attached();
  const paste = new Uint8Array(limits.messageBytes * 2 + 7).map((_, index) => index % 251);
  expect(link.send(paste)).toBe(true);
  const { bytes } = runner.lastSocket();
  expect(Math.max(...bytes.map((piece) => piece.byteLength))).toBeLessThanOrEqual(limits.messageBytes);
  expect(Buffer.concat(bytes).equals(Buffer.from(paste))).toBe(true);
});

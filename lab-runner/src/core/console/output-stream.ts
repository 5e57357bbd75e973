// Terminal output on its way to one attached page: kept for replay, sent in batches, held back when it is not acknowledged.
import { createOutputBatcher } from './output-batcher.ts';
import { createReplayBuffer } from './replay-buffer.ts';

export interface StreamLimits {
  readonly replayBytes: number;
  /** Unacknowledged bytes above which the shell is paused, and below which it resumes. */
  readonly windowHigh: number;
  readonly windowLow: number;
  readonly batchBytes: number;
  readonly batchMs: number;
  /** How long output that would overwrite the replay waits for a reader that left. */
  readonly returnMs: number;
}

/** Where the bytes go; told first where they begin. */
export interface StreamReader {
  begins(position: number, reset: boolean): void;
  bytes(bytes: Uint8Array): void;
}

export interface OutputStream {
  append(bytes: Uint8Array): void;
  /** Sends what this reader has not seen from position `from` on; replaces any reader before it. */
  attach(reader: StreamReader, from: number): void;
  detach(): void;
  /** The reader has dealt with everything before this position. False when it cannot have. */
  acknowledge(position: number): boolean;
  flush(): void;
  /** Position after the newest byte. */
  readonly end: number;
  dispose(): void;
}

/** What the source may still deliver after it was asked to pause. */
const slackBytes = 256 * 1024;

/** How far a replay that lost its beginning may skip to start on a fresh line. */
const lineSearchBytes = 4096;

/** `throttle(true)` asks for the source to be paused, `throttle(false)` for it to go on. */
export function createOutputStream(limits: StreamLimits, throttle: (paused: boolean) => void): OutputStream {
  const replay = createReplayBuffer(limits.replayBytes);
  const batcher = createOutputBatcher(flush, { bytes: limits.batchBytes, ms: limits.batchMs });
  let reader: StreamReader | undefined;
  let sent = 0;
  let acknowledged = 0;
  let paused = false;
  /** Runs while a reader that left is expected back. */
  let expected: NodeJS.Timeout | undefined;

  function flush(): void {
    while (reader !== undefined && sent < replay.end) {
      const to = Math.min(replay.end, sent + limits.batchBytes);
      const batch = replay.read(sent, to);
      sent = to;
      reader.bytes(batch);
    }
  }

  /**
   * Without a reader a command goes on working. For a short while only as far as the replay reaches, so that a
   * page that reloads misses nothing; then without end, and the oldest output is forgotten.
   */
  function weigh(): void {
    const unacknowledged = replay.end - acknowledged;
    const next =
      reader === undefined
        ? expected !== undefined && unacknowledged > limits.replayBytes - slackBytes
        : paused
          ? unacknowledged >= limits.windowLow
          : unacknowledged > limits.windowHigh;
    if (next === paused) return;
    paused = next;
    throttle(paused);
  }

  function noLongerExpected(): void {
    clearTimeout(expected);
    expected = undefined;
  }

  function firstWholeLine(): number {
    if (replay.start === 0) return 0;
    const beginning = replay.read(replay.start, Math.min(replay.end, replay.start + lineSearchBytes));
    return replay.start + beginning.indexOf(0x0a) + 1;
  }

  return {
    append(bytes) {
      // What is not sent yet must not be overwritten by what comes.
      if (sent + limits.replayBytes < replay.end + bytes.length) flush();
      replay.append(bytes);
      if (reader !== undefined) batcher.pending(bytes.length);
      weigh();
    },
    attach(next, from) {
      const known = from >= replay.start && from <= replay.end;
      sent = known ? from : firstWholeLine();
      acknowledged = sent;
      reader = next;
      noLongerExpected();
      next.begins(sent, !known);
      flush();
      weigh();
    },
    detach() {
      reader = undefined;
      noLongerExpected();
      expected = setTimeout(() => {
        noLongerExpected();
        weigh();
      }, limits.returnMs);
      expected.unref();
      weigh();
    },
    acknowledge(position) {
      if (position > sent) return false;
      acknowledged = Math.max(acknowledged, position);
      weigh();
      return true;
    },
    flush,
    get end() {
      return replay.end;
    },
    dispose() {
      reader = undefined;
      noLongerExpected();
      batcher.dispose();
    },
  };
}

// A reset as one act: soft or hard, joined, upgraded, fallen back, cancelled, and finished after a crash. Knows no page.
import { nodeNames } from '@railyard/labs/kit';
import { RailyardError, type ResetWay } from '../../../protocol/index.ts';
import type { ResetMarker } from '../../ports/reset-marker.ts';
import { type BringUp, wakeNodes, warm } from './bring-up.ts';
import { unlessAborted } from './patience.ts';
import { settled, softReset, whyNotSoft } from './soft-reset.ts';

export interface ResetResult {
  readonly epoch: number;
  readonly way: 'soft' | 'hard';
  readonly clean: boolean;
  readonly differences: readonly string[];
  /** Why it was hard although nobody had asked for that when it began. */
  readonly fellBack?: string;
  readonly elapsedMs: number;
}

export interface ResetParts extends Omit<BringUp, 'signal' | 'progress'> {
  readonly epochs: { epoch(): number; setEpoch(epoch: number): void };
  readonly marker: ResetMarker;
  /** Milliseconds a soft reset that may fall back is given. */
  readonly softWithinMs: number;
  /** Called when a reset begins, before any node is touched: checks are aborted, consoles told. */
  readonly onReset: (epoch: number) => Promise<void>;
  /** `begun` comes a second time when it has become a hard one. */
  readonly onResetChange?: ((state: 'begun' | 'done' | 'failed', way: ResetWay) => void) | undefined;
  /** Ends a start under way. */
  readonly cancelStart: () => Promise<void>;
  /** Tells a person what is being done; `undefined` when it is over. */
  readonly say: (doing: string | undefined) => void;
}

export interface Resets {
  /** One that is asked for during another joins it; what is asked for more strongly counts from then on. */
  run(way: ResetWay): Promise<ResetResult>;
  running(): Promise<ResetResult> | undefined;
  /** Ends one under way without repairing anything: the marker stays. */
  cancel(reason: RailyardError): Promise<void>;
}

const strength: readonly ResetWay[] = ['soft', 'auto', 'hard'];

interface Run {
  wanted: ResetWay;
  readonly stop: AbortController;
  /** Ends the soft part only. */
  readonly harder: AbortController;
}

/** What a soft attempt came to: what is left of the learner's, or why it has to be the hard way. */
type Attempt = { readonly left: readonly string[] } | { readonly reason: string };

export function createResets(parts: ResetParts): Resets {
  const { driver, zookeeper, kafka, epochs, marker, say } = parts;
  let current: { readonly run: Run; readonly done: Promise<ResetResult> } | undefined;

  async function perform(run: Run): Promise<ResetResult> {
    const begun = performance.now();
    const asked = run.wanted;
    say('ending what is under way');
    parts.onResetChange?.('begun', asked);
    await parts.cancelStart();
    // On a full disk nothing can be written down before the wipe: the epoch is tried again after it.
    succeeds(() => marker.set());
    const epoch = epochs.epoch() + 1;
    const counted = succeeds(() => epochs.setEpoch(epoch));
    await parts.onReset(epoch);
    const soft = await trySoft(run);
    if ('reason' in soft && asked !== 'hard') parts.onResetChange?.('begun', 'hard');
    const left = 'left' in soft ? soft.left : await hardReset(run.stop.signal);
    if (!counted) epochs.setEpoch(epoch);
    marker.clear();
    return {
      epoch,
      way: 'left' in soft ? 'soft' : 'hard',
      clean: left.length === 0,
      differences: left,
      ...('left' in soft || asked === 'hard' ? {} : { fellBack: soft.reason }),
      elapsedMs: Math.round(performance.now() - begun),
    };
  }

  async function trySoft(run: Run): Promise<Attempt> {
    if (run.wanted === 'hard') return { reason: 'a hard reset was asked for' };
    const unfit = whyNotSoft(parts.situation());
    if (unfit !== undefined && run.wanted === 'auto') return { reason: unfit };
    const late = new AbortController();
    const tooLate = unfinished(`it took more than ${parts.softWithinMs / 1000} s`);
    // One that was asked for as soft has nothing to fall back to: its parts have limits of their own.
    const giveUp = () => run.wanted !== 'soft' && late.abort(tooLate);
    const timer = setTimeout(giveUp, parts.softWithinMs);
    const signal = AbortSignal.any([run.stop.signal, run.harder.signal, late.signal]);
    try {
      const left = await unlessAborted(
        softReset({ ...parts, signal, say, progress: () => undefined }),
        signal,
      );
      if (left.length === 0 || run.wanted === 'soft') return { left };
      return { reason: `it was not clean: ${left.join('; ')}` };
    } catch (error) {
      if (run.stop.signal.aborted || run.wanted === 'soft') throw error;
      return { reason: reasonOf(error) };
    } finally {
      clearTimeout(timer);
      // Whatever of it is still going on must not reach into the cluster that comes next.
      late.abort(tooLate);
    }
  }

  async function hardReset(signal: AbortSignal): Promise<readonly string[]> {
    signal.throwIfAborted();
    say('wiping all nodes and starting fresh ones');
    await Promise.all([kafka.close(), zookeeper.close()]);
    await Promise.all(nodeNames.map((name) => driver.kill(name)));
    await driver.wipe();
    signal.throwIfAborted();
    const bringUp = { ...parts, signal, progress: () => undefined };
    await wakeNodes(bringUp);
    say('writing a first record, as after a start');
    await warm(bringUp);
    say('measuring what is left');
    return settled({ ...bringUp, say });
  }

  return {
    run(way) {
      if (current !== undefined) {
        const { run, done } = current;
        if (strength.indexOf(way) > strength.indexOf(run.wanted)) run.wanted = way;
        if (way === 'hard') run.harder.abort(unfinished('a hard reset was asked for meanwhile'));
        return done;
      }
      const run: Run = { wanted: way, stop: new AbortController(), harder: new AbortController() };
      const done = perform(run).finally(() => {
        current = undefined;
        say(undefined);
      });
      done.then(
        (result) => parts.onResetChange?.('done', result.way),
        () => parts.onResetChange?.('failed', run.wanted),
      );
      current = { run, done };
      return done;
    },
    running: () => current?.done,
    async cancel(reason) {
      current?.run.stop.abort(reason);
      await current?.done.catch(() => undefined);
    },
  };
}

function succeeds(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

function unfinished(detail: string): RailyardError {
  return new RailyardError('RESET_UNFINISHED', { detail });
}

function reasonOf(error: unknown): string {
  if (error instanceof RailyardError && error.code === 'RESET_UNFINISHED') return String(error.facts.detail);
  return error instanceof Error ? error.message : String(error);
}

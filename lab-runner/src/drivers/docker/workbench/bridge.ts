// The outer end of the bridge: what the workbench's loopback takes in, this connects to the runner, and to nothing else.
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { statusOf } from '../engine.ts';
import { createLanes } from './lanes.ts';
import { node, places } from './recipe.ts';
import { endOf, separate, startStream } from '../streams.ts';

export interface BridgeOptions {
  /** Where the runner listens: the same address and port inside and outside. */
  readonly runner: { readonly host: string; readonly port: number };
  readonly log?: { warn(facts: object, message: string): void } | undefined;
}

export interface Bridge {
  /** Keeps the bridge up in this container for as long as that runs. Settles when it stands, or could not at once. */
  keep(container: Docker.Container): Promise<void>;
  dispose(): void;
}

const firstRestMs = 200;
const longestRestMs = 5000;

export function createBridge({ runner, log }: BridgeOptions): Bridge {
  let kept: string | undefined;
  let stream: Duplex | undefined;

  /** Settles when the inner end is gone. */
  async function stand(container: Docker.Container, onStanding: () => void): Promise<void> {
    const command = [node, `${places.programs}/bridge.mjs`, runner.host, String(runner.port)];
    const running = await startStream({ container, user: 'grader', command });
    stream = running.stream;
    const ended = endOf(stream);
    const lanes = createLanes({
      send: (bytes) => void running.stream.write(bytes),
      accept: () => connect({ ...runner, allowHalfOpen: true }),
    });
    separate(
      container,
      stream,
      (bytes) => {
        try {
          lanes.receive(bytes);
        } catch (error) {
          log?.warn({ err: error }, 'the bridge to the workbench spoke nonsense');
          running.stream.destroy();
        }
      },
      (bytes) => {
        const words = bytes.toString('utf8').trim();
        if (words === 'listening') onStanding();
        else log?.warn({ words }, 'the bridge to the workbench');
      },
    );
    if (kept !== container.id) stream.destroy();
    await ended;
    lanes.close();
  }

  async function keepUp(container: Docker.Container, onSettled: () => void): Promise<void> {
    let restMs = firstRestMs;
    while (kept === container.id) {
      try {
        await stand(container, () => {
          restMs = firstRestMs;
          onSettled();
        });
      } catch (error) {
        // 404, 409: the container is gone, or does not run. Whoever brings it back keeps the bridge again.
        if ([404, 409].includes(statusOf(error) ?? 0) && kept === container.id) kept = undefined;
      }
      onSettled();
      if (kept === container.id) await delay(restMs, undefined, { ref: false });
      restMs = Math.min(restMs * 2, longestRestMs);
    }
  }

  return {
    keep(container) {
      if (kept === container.id) return Promise.resolve();
      kept = container.id;
      return new Promise((resolve) => void keepUp(container, resolve));
    },
    dispose() {
      kept = undefined;
      stream?.destroy();
    },
  };
}

// Pulls one image from a registry, with its progress in percent. Knows nothing of what the image is for.
import type Docker from 'dockerode';
import { RailyardError } from '../../../protocol/index.ts';
import { dockerError, statusOf } from './engine.ts';
import { type DaemonMessage, daemonMessages } from './images-messages.ts';
import type { ImageProgress } from './images-report.ts';

export interface Pull {
  readonly docker: Docker;
  readonly image: string;
  /** What to do when it cannot be had. */
  readonly remedy: string;
  readonly progress: (progress: ImageProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Resolves when the image is there. Throws IMAGE_PULL_FAILED. */
export async function pullImage({ docker, image, remedy, progress, signal }: Pull): Promise<void> {
  const percent = pullPercent();
  const failed = (reason: string) =>
    new RailyardError('IMAGE_PULL_FAILED', { image, detail: pullReason(reason), remedy });
  const report = (done: number) => progress({ text: `Pulling ${image}: ${done} %`, done, total: 100 });
  report(0);
  try {
    const stream = await docker.pull(image, { abortSignal: signal });
    for await (const message of daemonMessages(stream)) {
      if (message.error !== undefined) throw failed(message.error);
      const done = percent(message);
      if (done !== undefined) report(done);
    }
    await docker.getImage(image).inspect();
  } catch (error) {
    signal?.throwIfAborted();
    // What the daemon refuses is about this image; other errors are about the daemon.
    throw statusOf(error) === undefined ? dockerError(error) : failed((error as Error).message);
  }
}

/** Adds up the layers; answers when the number has changed. */
export function pullPercent(): (message: DaemonMessage) => number | undefined {
  const layers = new Map<string, { current: number; total: number }>();
  let last = 0;
  return ({ id, status, progressDetail }) => {
    if (id === undefined) return undefined;
    const layer = layers.get(id);
    const { current, total } = progressDetail ?? {};
    if (status === 'Downloading' && current !== undefined && total !== undefined)
      layers.set(id, { current, total });
    else if (layer !== undefined && status === 'Download complete') layer.current = layer.total;
    else return undefined;
    const sum = (what: 'current' | 'total') => [...layers.values()].reduce((all, one) => all + one[what], 0);
    // A layer that becomes known late must not turn it back.
    const now = Math.max(last, Math.floor((100 * sum('current')) / Math.max(1, sum('total'))));
    if (now === last) return undefined;
    last = now;
    return now;
  };
}

/** `Get "https://…": dial tcp: lookup … on …:53: no such host` → `the registry cannot be reached (no such host)`. */
export function pullReason(message: string): string {
  const text = message.replace(/^\(HTTP code \d+\) [^-]*- /, '').trim();
  if (/^(Get|Head|error pinging) /.test(text)) {
    return `the registry cannot be reached (${text.slice(text.lastIndexOf(': ') + 2)})`;
  }
  if (/manifest.*(unknown|not found)|not found: manifest/i.test(text)) return 'the registry does not have it';
  if (/pull access denied|unauthorized|denied/i.test(text))
    return 'the registry does not have it, or not for you';
  return text.slice(0, 300).replace(/\.$/, '');
}

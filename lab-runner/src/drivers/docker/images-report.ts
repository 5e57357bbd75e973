// Follows the output of one build: how far it is, in words, and, when it fails, why. Pure; knows no daemon.
import { RailyardError } from '../../../protocol/index.ts';
import { tellingMavenLine } from '../../host/kafka-fetch-maven.ts';
import { dockerError } from './engine.ts';

export interface ImageProgress {
  readonly text: string;
  readonly done: number;
  readonly total: number;
}

/** What each stage of infra/images/Dockerfile is about. */
const stages: Readonly<Record<string, string>> = {
  system: 'installing Java',
  jars: 'fetching Kafka and ZooKeeper with Maven',
  training: 'learning which classes Kafka loads, so that it starts faster',
  runtime: 'putting Java and Kafka together',
  node: 'adding the configuration',
  workbench: 'installing the tools of the console',
};

const mostKept = 400;

/** Hears one build. */
export class BuildReport {
  private readonly said: string[] = [];
  private half = '';
  private doing = 'preparing';
  private step = { done: 0, total: 0 };
  private readonly image: 'node' | 'workbench';

  constructor(image: 'node' | 'workbench') {
    this.image = image;
  }

  /** Takes a piece of output; answers when a stage begins, or a step that takes time. */
  hear(piece: string): ImageProgress | undefined {
    const lines = (this.half + piece).split('\n');
    this.half = lines.pop() ?? '';
    let progress: ImageProgress | undefined;
    for (const line of lines) progress = this.hearLine(plain(line)) ?? progress;
    return progress;
  }

  /** The error of the table for a build that ended with `error`. */
  failure(error: string): RailyardError {
    const lines = [...this.said, plain(this.half), ...plain(error).split('\n')];
    const everything = lines.join('\n');
    if (/no space left on device/i.test(everything)) {
      const full = dockerError(new Error('no space left on device'));
      if (full instanceof RailyardError) return full;
    }
    const jar = /^(\S+\.jar): FAILED$/m.exec(everything)?.[1];
    if (jar !== undefined) return new RailyardError('CHECKSUM_MISMATCH', { file: jar });
    const unreached = lines.find((line) => noNetwork.test(line));
    if (unreached !== undefined) {
      return new RailyardError('IMAGE_BUILD_OFFLINE', {
        image: this.image,
        detail: short(reason(unreached)),
      });
    }
    return new RailyardError('IMAGE_BUILD_FAILED', {
      image: this.image,
      step: this.doing,
      detail: short(tellingLine(this.said) ?? plain(error)),
    });
  }

  private hearLine(line: string): ImageProgress | undefined {
    const [, done, total, instruction = ''] = /^Step (\d+)\/(\d+) : (.*)$/.exec(line) ?? [];
    if (done !== undefined && total !== undefined) {
      this.said.length = 0;
      this.step = { done: Number(done), total: Number(total) };
      const stage = /^FROM \S+ AS (\S+)$/i.exec(instruction)?.[1];
      if (stage === undefined) return undefined;
      this.doing = stages[stage] ?? stage;
      return this.progress();
    }
    // A step that is in the cache is not worth a word.
    if (line.startsWith('---> Running in')) return this.progress();
    // Of the daemon's own: ids of layers and containers.
    if (line !== '' && !/^(--->|Removing intermediate)/.test(line)) this.said.push(line);
    if (this.said.length > mostKept) this.said.shift();
    return undefined;
  }

  private progress(): ImageProgress {
    const { done, total } = this.step;
    return { text: `Building the ${this.image} image, step ${done} of ${total}: ${this.doing}`, done, total };
  }
}

const noNetwork =
  /Temporary failure (resolving|in name resolution)|Could not resolve host|Unknown host|no such host|Network is unreachable|No route to host|Could not connect to|[Cc]onnect(ion)? timed out|TLS handshake timeout|i\/o timeout/;

/** The line that says why: of apt, of Maven, of our own scripts; else the last one. */
function tellingLine(said: readonly string[]): string | undefined {
  if (said.some((line) => line.startsWith('[ERROR]'))) return tellingMavenLine(said);
  return said.filter((line) => /^(E: |train-class-data: |Maven brought )/.test(line)).at(-1) ?? said.at(-1);
}

/** Both apt and Maven put an address first and the reason last. */
function reason(line: string): string {
  return line.startsWith('[') ? line.slice(line.lastIndexOf('Unknown host')) : line.replace(/^.*\s{2,}/, '');
}

function plain(text: string): string {
  return text.replace(/\u001b\[[0-9;]*m/g, '').trim();
}

function short(text: string): string {
  const words = text.replace(/ -> \[Help \d+\]$/, '').replace(/[.:\s]+$/, '');
  return words.length > 300 ? `${words.slice(0, 300)} …` : words;
}

// A broker's disk under a clumsy hand: what a learner can do to a log file behind Kafka's back. Knows where each driver keeps it.
import { execFileSync } from 'node:child_process';
import { truncateSync } from 'node:fs';
import path from 'node:path';
import type { Lab } from './lab.ts';

/** `file` is a path below the broker's log directory, for instance `orders-0/00000000000000000000.log`. */
export function truncateLogFile(lab: Lab, broker: string, file: string, bytes: number): void {
  const { cluster } = JSON.parse(lab.yard('status', '--json')) as { cluster: { driver: 'jvm' | 'docker' } };
  if (cluster.driver === 'jvm') {
    truncateSync(path.join(lab.dataDir, 'cluster', broker, 'data', file), bytes);
    return;
  }
  const inside = path.posix.join('/railyard', broker, 'data', file);
  docker('exec', containerOf(lab, broker), 'truncate', '--no-create', '--size', String(bytes), inside);
}

function containerOf(lab: Lab, part: string): string {
  const prefix = 'label=io.github.kafka-railyard';
  const ours = ['--filter', `${prefix}.data-dir=${lab.dataDir}`, '--filter', `${prefix}.part=${part}`];
  return docker('ps', '--quiet', ...ours).trim();
}

function docker(...words: string[]): string {
  return execFileSync('docker', words, { encoding: 'utf8' });
}

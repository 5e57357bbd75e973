// What lies on the brokers' disks, for checks. Finds the segments of a copy and has the log reader read them.
import type { BrokerName, DiskOracle, StoredBatch } from '@railyard/labs/kit';
import type { ClusterDriver } from '../ports/cluster-driver.ts';
import { brokerFile } from './log/broker-file.ts';
import { segmentFile } from './log/file-names.ts';
import { inPieces } from './log/source.ts';
import { walk } from './log/walk.ts';

type Disks = Pick<ClusterDriver, 'replicaFiles' | 'readLogPart'>;

/** No exercise makes so many; a learner who does gets an answer all the same. */
const mostBatches = 10_000;

export function createDiskOracle(driver: Disks): DiskOracle {
  return {
    async segments(broker, topic, partition) {
      const files = await driver.replicaFiles(broker, `${topic}-${partition}`);
      if (files.length === 0) return undefined;
      return segmentsAmong(files).map(({ baseOffset, bytes }) => ({ baseOffset, bytes }));
    },
    async batches(broker, topic, partition) {
      const folder = `${topic}-${partition}`;
      const found: StoredBatch[] = [];
      for (const { name, bytes } of segmentsAmong(await driver.replicaFiles(broker, folder)))
        found.push(...(await batchesIn(driver, broker, `${folder}/${name}`, bytes)));
      return found;
    },
  };
}

/** Oldest first: a name is its offset with zeros in front, so the order of names is the order of the log. */
function segmentsAmong(files: readonly { readonly name: string; readonly bytes: number }[]) {
  return files.flatMap(({ name, bytes }) => {
    const file = segmentFile(name);
    const live = file?.kind === 'log' && file.stage === 'live';
    return live ? [{ name, bytes, baseOffset: Number(file.base) }] : [];
  });
}

async function batchesIn(
  driver: Disks,
  broker: BrokerName,
  path: string,
  bytes: number,
): Promise<readonly StoredBatch[]> {
  const source = inPieces(brokerFile(driver, { broker, path, bytes }));
  const { found } = await walk(source, { limit: mostBatches });
  return found.flatMap((one) => {
    if (one.kind === 'old') return [];
    const { header, position } = one;
    const { baseOffset, lastOffset, count: records } = header;
    return [{ baseOffset: Number(baseOffset), lastOffset: Number(lastOffset), records, position }];
  });
}

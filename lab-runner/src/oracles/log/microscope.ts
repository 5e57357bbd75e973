// The log microscope: answers about files on the brokers' disks, read through the driver in bounded pieces.
import { type BrokerName, brokerNames } from '@railyard/labs/kit';
import { type LogReplica, type LogsView, logLimits, RailyardError } from '../../../protocol/index.ts';
import type { ClusterDriver } from '../../ports/cluster-driver.ts';
import type { FilePlace, LogMicroscope, ReplicaPlace } from '../../ports/log-microscope.ts';
import { brokerFile } from './broker-file.ts';
import { replicaFolder } from './file-names.ts';
import { folderView } from './folder-view.ts';
import { entriesIn } from './entries.ts';
import { readRecords } from './records.ts';
import { type ByteSource, inPieces } from './source.ts';
import { sparingly } from './sparingly.ts';
import { batchView, foundView, recordView } from './views.ts';
import { mostBatchBytes, walk } from './walk.ts';

/** Bytes walked through for one page of batches: each is read for its checksum. */
const pageBytes = 4 * 1024 * 1024;
/** Of an index file, the first so many bytes: all that is shown, and zeros told from none. */
const mostIndexBytes = 512 * 1024;

export interface MicroscopeParts {
  readonly driver: Pick<ClusterDriver, 'logFiles' | 'replicaFiles' | 'readLogPart'>;
  /** Broker id of the leader; `undefined` while nobody knows. */
  readonly leaderOf: (topic: string, partition: number) => number | undefined;
}

export function createLogMicroscope({ driver, leaderOf }: MicroscopeParts): LogMicroscope {
  async function open(place: FilePlace): Promise<ByteSource> {
    const files = await driver.replicaFiles(place.broker, place.folder);
    const found = files.find(({ name }) => name === place.file);
    if (found === undefined) throw missing(place);
    const { broker, folder, file } = place;
    const source = brokerFile(driver, { broker, path: `${folder}/${file}`, bytes: found.bytes });
    const read = (from: number, length: number) =>
      source.read(from, length).catch((error: unknown) => {
        // It was there when it was listed: deletion was quicker.
        throw isCode(error, 'INVALID_FIELD') ? missing(place, error) : error;
      });
    return inPieces({ size: found.bytes, read });
  }

  return {
    logs: sparingly(() => listReplicas(driver, leaderOf)),

    async replica(place) {
      const files = await driver.replicaFiles(place.broker, place.folder);
      const view = files.length === 0 ? undefined : folderView(place, files);
      if (view === undefined) throw missing(place);
      return view;
    },

    async batches(place, { from = 0, limit = logLimits.batches }) {
      requireLog(place);
      const source = await open(place);
      const bounds = { from, limit: bounded(limit, logLimits.batches), bytes: pageBytes };
      const { found, next, damage } = await walk(source, bounds);
      return {
        ...{ file: place.file, fileBytes: source.size },
        batches: found.map(foundView),
        ...{ next: next ?? null, damage: damage ?? null },
      };
    },

    async records(place, { at, skip = 0, limit = logLimits.records }) {
      requireLog(place);
      const source = await open(place);
      const { found, damage } = await walk(source, { from: at, limit: 1 });
      const [batch] = found;
      if (batch?.kind !== 'batch') {
        const why = damage?.detail ?? 'a message set of Kafka before 0.11, which is not opened';
        const detail = `at byte ${at} there is no batch: ${batch === undefined && damage === undefined ? `the file has ${source.size} bytes` : why}`;
        throw new RailyardError('INVALID_FIELD', { field: 'at', detail });
      }
      const view = batchView(batch);
      if (batch.header.bytes > mostBatchBytes) {
        const detail = `the batch has ${batch.header.bytes} bytes; more than ${mostBatchBytes} are not opened`;
        return { batch: view, records: [], next: null, damage: { kind: 'length', at, detail } };
      }
      const topic = replicaFolder(place.folder)?.topic ?? '';
      const bytes = await source.read(at, batch.header.bytes);
      const range = { position: at, skip, limit: bounded(limit, logLimits.records) };
      const read = readRecords(batch.header, bytes, range);
      const seen = skip + read.records.length;
      const more = read.damage === undefined && read.records.length > 0 && seen < batch.header.count;
      return {
        batch: view,
        records: read.records.map((record) => recordView(topic, record)),
        next: more ? seen : null,
        damage: read.damage ?? null,
      };
    },

    async entries(place) {
      const source = await open(place);
      const bytes = await source.read(0, Math.min(source.size, mostIndexBytes));
      const entries = entriesIn(place.file, bytes);
      if (entries === undefined) {
        const detail = 'it is the name of an .index, .timeindex or .txnindex, or leader-epoch-checkpoint';
        throw new RailyardError('INVALID_FIELD', { field: 'file', detail });
      }
      const cut = entries.length > logLimits.entries;
      const shown = entries.slice(0, logLimits.entries);
      return { file: place.file, entries: [...shown], total: entries.length, cut };
    },
  };
}

async function listReplicas(
  driver: MicroscopeParts['driver'],
  leaderOf: MicroscopeParts['leaderOf'],
): Promise<LogsView> {
  const each = await Promise.all(brokerNames.map((broker) => replicasOf(broker, driver, leaderOf)));
  const replicas = each.flat().sort(byPartition);
  return { replicas: replicas.slice(0, logLimits.replicas), cut: replicas.length > logLimits.replicas };
}

async function replicasOf(
  broker: BrokerName,
  driver: MicroscopeParts['driver'],
  leaderOf: MicroscopeParts['leaderOf'],
): Promise<readonly LogReplica[]> {
  const folders = new Map<string, { segments: number; bytes: number }>();
  for (const { path, bytes } of await driver.logFiles(broker)) {
    const [folder = '', file] = path.split('/');
    if (file === undefined) continue;
    const sum = folders.get(folder) ?? { segments: 0, bytes: 0 };
    folders.set(folder, sum);
    if (!file.endsWith('.log')) continue;
    sum.segments += 1;
    sum.bytes += bytes;
  }
  return [...folders].flatMap(([folder, sums]): LogReplica[] => {
    const replica = replicaFolder(folder);
    if (replica === undefined) return [];
    const leader = leaderOf(replica.topic, replica.partition);
    const leads = leader === undefined ? null : replica.stage === 'live' && `kafka${leader}` === broker;
    return [{ ...replica, broker, folder, leads, ...sums }];
  });
}

/** The learner's topics before Kafka's own. */
function byPartition(one: LogReplica, other: LogReplica): number {
  const own = Number(one.topic.startsWith('__')) - Number(other.topic.startsWith('__'));
  if (own !== 0) return own;
  if (one.topic !== other.topic) return one.topic < other.topic ? -1 : 1;
  return one.partition - other.partition || (one.broker < other.broker ? -1 : 1);
}

function requireLog({ file }: FilePlace): void {
  if (/\.log(\.\w+)?$/.test(file)) return;
  throw new RailyardError('INVALID_FIELD', { field: 'file', detail: 'it is not the name of a .log file' });
}

const bounded = (asked: number, most: number): number => Math.max(1, Math.min(asked, most));

function isCode(error: unknown, code: string): boolean {
  return error instanceof RailyardError && error.code === code;
}

function missing({ broker, folder, file }: ReplicaPlace & { file?: string }, cause?: unknown): RailyardError {
  const path = file === undefined ? folder : `${folder}/${file}`;
  return new RailyardError('NOTHING_ON_DISK', { broker, path }, cause);
}

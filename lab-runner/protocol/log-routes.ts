// The log microscope's part of the route table: read only, for page and console.
import type * as z from 'zod/mini';
import {
  BatchesQuery,
  BatchesView,
  BrokerNameSchema,
  EntriesView,
  LogFileName,
  LogsView,
  RecordsQuery,
  RecordsView,
  ReplicaFolderName,
  ReplicaLogView,
} from './partition-log.ts';

const anyone = ['page', 'console'] as const;
const replica = { broker: BrokerNameSchema as z.ZodMiniType<string>, folder: ReplicaFolderName };
const logFile = { ...replica, file: LogFileName };

export const logRoutes = {
  /** Every replica on the brokers' disks. */
  logs: { method: 'GET', path: '/api/logs', open: anyone, params: {}, answer: LogsView },
  /** The segments of one replica. */
  replicaLog: {
    method: 'GET',
    path: '/api/logs/:broker/:folder',
    open: anyone,
    params: replica,
    answer: ReplicaLogView,
  },
  /** The batches of one segment from byte `from` on, page by page. */
  logBatches: {
    method: 'GET',
    path: '/api/logs/:broker/:folder/:file/batches',
    open: anyone,
    params: logFile,
    query: BatchesQuery,
    answer: BatchesView,
  },
  /** The records of the batch at byte `at`. */
  logRecords: {
    method: 'GET',
    path: '/api/logs/:broker/:folder/:file/records',
    open: anyone,
    params: logFile,
    query: RecordsQuery,
    answer: RecordsView,
  },
  /** The entries of an index file, or of the leader-epoch-checkpoint. */
  logEntries: {
    method: 'GET',
    path: '/api/logs/:broker/:folder/:file/entries',
    open: anyone,
    params: logFile,
    answer: EntriesView,
  },
} as const;

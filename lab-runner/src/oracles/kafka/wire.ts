// The one door to kafkajs: its encodings of Kafka's requests, typed as far as we use them. No client, no metadata, no sockets.
import { createRequire } from 'node:module';

/** A request with the decoding of its answer, as kafkajs keeps them. */
export interface WireRequest<Answer> {
  readonly request: { readonly apiKey: number; readonly apiVersion: number; encode(): Promise<Encoder> };
  readonly response: { decode(payload: Buffer): Promise<unknown>; parse(decoded: unknown): Promise<Answer> };
}

/** kafkajs's writer, as far as requests are written that it does not know. `UVarInt…` are the compact forms of KIP-482. */
export interface Encoder {
  writeString(text: string | null): Encoder;
  writeInt32(number: number): Encoder;
  writeBytes(bytes: Buffer | string): Encoder;
  writeUVarIntString(text: string): Encoder;
  writeUVarIntArray(array: readonly Encoder[] | null): Encoder;
  writeUVarIntBytes(): Encoder;
  readonly buffer: Buffer;
}

export interface Decoder {
  readInt16(): number;
  readInt32(): number;
  readInt64(): { toString(): string };
  readUVarIntString(): string;
  readUVarIntArray<T>(read: (decoder: Decoder) => T): readonly T[];
  readTaggedFields(): unknown;
}

interface PerTopic<P> {
  readonly topic: string;
  readonly partitions: readonly P[];
}

interface Producer {
  readonly transactionalId?: string;
  readonly producerId: string;
  readonly producerEpoch: number;
}

/** Arguments and answers by request name; versions are the newest kafkajs has, all understood by Kafka 3.9. */
interface Apis {
  SaslHandshake: { args: { mechanism: string }; answer: unknown };
  SaslAuthenticate: { args: { authBytes: Buffer }; answer: unknown };
  ListOffsets: {
    args: {
      replicaId?: -1 | -2;
      isolationLevel: 0;
      topics: readonly PerTopic<{ partition: number; timestamp: -1 | -2 }>[];
    };
    answer: { responses: readonly PerTopic<{ partition: number; errorCode: number; offset: string }>[] };
  };
  Fetch: {
    args: {
      isolationLevel: 0;
      maxWaitTime: number;
      minBytes: number;
      maxBytes: number;
      topics: readonly PerTopic<{ partition: number; fetchOffset: string; maxBytes: number }>[];
    };
    answer: unknown;
  };
  Produce: {
    args: {
      acks: -1;
      timeout: number;
      topicData: readonly PerTopic<{
        partition: number;
        firstSequence: number;
        messages: readonly { key: string; value: string }[];
      }>[];
    } & Producer;
    answer: { topics: readonly { partitions: readonly { partition: number; baseOffset: string }[] }[] };
  };
  CreateTopics: {
    args: {
      topics: readonly {
        topic: string;
        replicaAssignment: readonly { partition: number; replicas: readonly number[] }[];
      }[];
      timeout: number;
    };
    answer: unknown;
  };
  DeleteTopics: { args: { topics: readonly string[]; timeout: number }; answer: unknown };
  InitProducerId: {
    args: { transactionalId: string | null; transactionTimeout: number };
    answer: { producerId: string; producerEpoch: number };
  };
  AddPartitionsToTxn: { args: Producer & { topics: readonly PerTopic<number>[] }; answer: unknown };
  EndTxn: { args: Producer & { transactionResult: boolean }; answer: unknown };
  GroupCoordinator: {
    args: { groupId: string; coordinatorType: 0 | 1 };
    answer: { coordinator: { nodeId: number } };
  };
  ListGroups: { args: undefined; answer: { groups: readonly { groupId: string }[] } };
  DescribeGroups: {
    args: { groupIds: readonly string[] };
    answer: {
      groups: readonly {
        errorCode: number;
        groupId: string;
        state: string;
        protocol: string;
        members: readonly {
          memberId: string;
          clientId: string;
          clientHost: string;
          memberAssignment: Buffer;
        }[];
      }[];
    };
  };
  OffsetCommit: {
    args: {
      groupId: string;
      groupGenerationId: number;
      memberId: string;
      topics: readonly PerTopic<{ partition: number; offset: string }>[];
    };
    answer: unknown;
  };
  DeleteGroups: {
    args: readonly string[];
    answer: { results: readonly { errorCode: number; error?: Error }[] };
  };
  LeaveGroup: { args: { groupId: string; memberId: string }; answer: unknown };
  DeleteAcls: {
    args: {
      filters: readonly {
        resourceType: number;
        resourceName: string | null;
        resourcePatternType: number;
        principal: string | null;
        host: string | null;
        operation: number;
        permissionType: number;
      }[];
    };
    answer: unknown;
  };
  ListPartitionReassignments: {
    args: { topics: null };
    answer: { topics: readonly { name: string; partitions: readonly { partition: number }[] }[] };
  };
}
export type ApiName = keyof Apis;

interface Definition {
  readonly versions: readonly string[];
  protocol(options: { version: number }): (args: unknown) => WireRequest<unknown>;
}

const require = createRequire(import.meta.url);
const { requests } = require('kafkajs/src/protocol/requests') as { requests: Record<string, Definition> };
const frame = require('kafkajs/src/protocol/request') as (parts: object) => Promise<Encoder>;
export const EncoderClass = require('kafkajs/src/protocol/encoder') as new () => Encoder;
export const DecoderClass = require('kafkajs/src/protocol/decoder') as new (payload: Buffer) => Decoder;
const { createErrorFromCode } = require('kafkajs/src/protocol/error') as {
  createErrorFromCode: (code: number) => Error;
};
const offsetFetchAnswer = require('kafkajs/src/protocol/requests/offsetFetch/v4/response') as WireRequest<{
  responses: readonly PerTopic<{ partition: number; offset: string }>[];
}>['response'];

/** Builds a request in the newest version kafkajs knows. */
export function wire<A extends ApiName>(api: A, args: Apis[A]['args']): WireRequest<Apis[A]['answer']> {
  const definition = requests[api] as Definition;
  const version = Math.max(...definition.versions.map(Number));
  return definition.protocol({ version })(args) as WireRequest<Apis[A]['answer']>;
}

/** The same request, its answer as it is: kafkajs throws a whole answer away for one part that is refused. */
export function withoutThrowing<T>(request: WireRequest<T>): WireRequest<T> {
  const { decode } = request.response;
  return { ...request, response: { decode, parse: async (decoded) => decoded as T } };
}

/** Every offset a group has committed: the null topic list (OffsetFetch v2+), which kafkajs cannot write. */
export function wireAllOffsets(group: string) {
  const encode = async () => new EncoderClass().writeString(group).writeInt32(-1);
  return { request: { apiKey: 9, apiVersion: 4, encode }, response: offsetFetchAnswer };
}

/** The bytes of SASL PLAIN (RFC 4616) as SaslAuthenticate wants them. */
export function plainCredentials(user: string, password: string): Buffer {
  return new EncoderClass().writeBytes(`\0${user}\0${password}`).buffer;
}

/** A request as it goes over the socket: length, header, body. */
export async function framed({ request }: WireRequest<unknown>, correlationId: number): Promise<Buffer> {
  return (await frame({ request, correlationId, clientId: 'railyard' })).buffer;
}

/** The error Kafka's protocol gives a code, for instance 6 NOT_LEADER_FOR_PARTITION. */
export function protocolError(code: number): Error {
  return createErrorFromCode(code);
}

/** The protocol's name of an error and whether it passes by itself; `undefined` for errors that are not Kafka's. */
export function refusal(error: unknown): { readonly type: string; readonly retriable: boolean } | undefined {
  const { type, retriable } = (error ?? {}) as { type?: unknown; retriable?: unknown };
  return typeof type === 'string' ? { type, retriable: retriable === true } : undefined;
}

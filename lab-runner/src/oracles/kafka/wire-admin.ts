// Requests of Kafka's administration that kafkajs does not know, or cannot write as needed. KIP-482 encodings.
import { type Decoder, DecoderClass, EncoderClass, protocolError, type WireRequest } from './wire.ts';

export interface TransactionListing {
  readonly transactionalId: string;
  readonly state: string;
}

/** Every transactional id a broker coordinates, with its state (ListTransactions v0, KIP-664). */
export function wireListTransactions(): WireRequest<readonly TransactionListing[]> {
  const none = () => [];
  const encode = async () =>
    new EncoderClass()
      .writeUVarIntBytes()
      .writeUVarIntArray(none())
      .writeUVarIntArray(none())
      .writeUVarIntBytes();
  return {
    request: { apiKey: 66, apiVersion: 0, encode },
    response: answer((decoder) => {
      decoder.readInt32();
      refuse(decoder.readInt16());
      decoder.readUVarIntArray((each) => each.readUVarIntString());
      return decoder.readUVarIntArray((each) => {
        const transactionalId = each.readUVarIntString();
        each.readInt64();
        const state = each.readUVarIntString();
        each.readTaggedFields();
        return { transactionalId, state };
      });
    }),
  };
}

export interface TransactionDescription {
  readonly transactionalId: string;
  /** 105 for an id nobody knows; 14 and 16 from a broker that does not coordinate it, or not yet. */
  readonly errorCode: number;
}

/** How a coordinator stands to transactional ids (DescribeTransactions v0, KIP-664). It only looks. */
export function wireDescribeTransactions(
  transactionalIds: readonly string[],
): WireRequest<readonly TransactionDescription[]> {
  const ids = transactionalIds.map((id) => new EncoderClass().writeUVarIntString(id));
  const encode = async () =>
    new EncoderClass().writeUVarIntBytes().writeUVarIntArray(ids).writeUVarIntBytes();
  return {
    request: { apiKey: 65, apiVersion: 0, encode },
    response: answer((decoder) => {
      decoder.readInt32();
      return decoder.readUVarIntArray((each) => {
        const errorCode = each.readInt16();
        const transactionalId = each.readUVarIntString();
        each.readUVarIntString(); // its state
        each.readInt32(); // its time-out
        each.readInt64(); // when it began
        each.readInt64(); // its producer, and the epoch of that
        each.readInt16();
        each.readUVarIntArray((topic) => {
          topic.readUVarIntString();
          topic.readUVarIntArray((partition) => partition.readInt32());
          topic.readTaggedFields();
        });
        each.readTaggedFields();
        return { transactionalId, errorCode };
      });
    }),
  };
}

/** Ends moves of partitions: a null list of replicas (AlterPartitionReassignments v0, KIP-455), which kafkajs cannot write. */
export function wireCancelReassignments(
  topics: readonly {
    readonly name: string;
    readonly partitions: readonly { readonly partition: number }[];
  }[],
): WireRequest<void> {
  const encodePartition = ({ partition }: { readonly partition: number }) =>
    new EncoderClass().writeInt32(partition).writeUVarIntArray(null).writeUVarIntBytes();
  const encode = async () =>
    new EncoderClass()
      .writeUVarIntBytes()
      .writeInt32(5000)
      .writeUVarIntArray(
        topics.map(({ name, partitions }) =>
          new EncoderClass()
            .writeUVarIntString(name)
            .writeUVarIntArray(partitions.map(encodePartition))
            .writeUVarIntBytes(),
        ),
      )
      .writeUVarIntBytes();
  return {
    request: { apiKey: 45, apiVersion: 0, encode },
    // Refusals of single partitions (85: its move has ended meanwhile) show when the list is read again.
    response: answer((decoder) => {
      decoder.readInt32();
      refuse(decoder.readInt16());
    }),
  };
}

/** An answer with the header of compact requests: tagged fields before the body. */
function answer<T>(read: (decoder: Decoder) => T): WireRequest<T>['response'] {
  return {
    async decode(payload) {
      const decoder = new DecoderClass(payload);
      decoder.readTaggedFields();
      return read(decoder);
    },
    parse: async (decoded) => decoded as T,
  };
}

function refuse(code: number): void {
  if (code !== 0) throw protocolError(code);
}

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

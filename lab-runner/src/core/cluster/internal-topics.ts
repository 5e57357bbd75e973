// Kafka's own two topics as a fresh cluster of this lab has them (infra/kafka/server.properties).

export type InternalTopic = '__consumer_offsets' | '__transaction_state';

export const internalTopics: readonly { readonly name: InternalTopic; readonly partitions: number }[] = [
  { name: '__consumer_offsets', partitions: 12 },
  { name: '__transaction_state', partitions: 6 },
];

/** The overrides Kafka gives them when it makes them, listed on a fresh cluster. */
export const internalOverrides: Readonly<Record<InternalTopic, Readonly<Record<string, string>>>> = {
  __consumer_offsets: {
    'cleanup.policy': 'compact',
    'compression.type': 'producer',
    'segment.bytes': '104857600',
  },
  __transaction_state: {
    'cleanup.policy': 'compact',
    'compression.type': 'uncompressed',
    'min.insync.replicas': '2',
    'segment.bytes': '104857600',
    'unclean.leader.election.enable': 'false',
  },
};

/** What a config entity should have: nothing, unless it is one of Kafka's own topics. */
export function freshOverrides(entity: string): Readonly<Record<string, string>> {
  const name = internalTopics.find((topic) => entity === `topics/${topic.name}`)?.name;
  return name === undefined ? {} : internalOverrides[name];
}

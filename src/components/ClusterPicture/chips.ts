// What the head of the picture says: each count and each leader as a name, a value, a signal, and why it is unknown. Pure.
import { type ClusterImage, brokerNames } from '@railyard/labs/kit';
import { countsOf, ensembleOf } from './counts.ts';
import { whyUnknown } from './knowledge.ts';
import { registeredIn } from './replicas.ts';

export interface Chip {
  readonly name: string;
  readonly value: string;
  readonly signal: 'go' | 'caution' | 'stop' | 'none';
  /** A second, smaller line. */
  readonly detail?: string;
}

/** The six chips; unknown says so with its cause, and is never a zero. */
export function chipsOf(image: ClusterImage | undefined): readonly Chip[] {
  const why = whyUnknown(image);
  return [
    ...countChips(image, why),
    brokersChip(image, why),
    controllerChip(image, why),
    ensembleChip(image),
  ];
}

function countChips(image: ClusterImage | undefined, why: string | undefined): readonly Chip[] {
  const named = [
    { key: 'underReplicated', name: 'Under-replicated', signal: 'caution' },
    { key: 'underMinIsr', name: 'Under min ISR', signal: 'stop' },
    { key: 'offline', name: 'Offline', signal: 'stop' },
  ] as const;
  if (image === undefined || why !== undefined)
    return named.map(({ name }) => ({ name, value: 'unknown', signal: 'none', detail: why }));
  const counts = countsOf(image);
  return named.map(({ key, name, signal }) => {
    const count = counts[key];
    const inside = counts.internal[key];
    return {
      name,
      value: counts.atLeast ? `${count} or more` : String(count),
      signal: count > 0 ? signal : counts.atLeast ? 'none' : 'go',
      detail:
        count === 0 ? undefined : inside === 0 ? 'all in your topics' : `${inside} in Kafka’s own topics`,
    };
  });
}

function brokersChip(image: ClusterImage | undefined, why: string | undefined): Chip {
  const name = 'Brokers';
  const registered = image === undefined ? null : registeredIn(image);
  if (registered === null || why !== undefined)
    return { name, value: 'unknown', signal: 'none', detail: why };
  const of = brokerNames.length;
  return {
    name,
    value: `${registered.length} of ${of}`,
    signal: registered.length >= of ? 'go' : registered.length === 0 ? 'stop' : 'caution',
    detail: 'are registered',
  };
}

function controllerChip(image: ClusterImage | undefined, why: string | undefined): Chip {
  const name = 'Controller';
  if (image === undefined || why !== undefined)
    return { name, value: 'unknown', signal: 'none', detail: why };
  const detail = `epoch ${image.controllerEpoch ?? 'unknown'}`;
  return image.controller === null
    ? { name, value: 'nobody', signal: 'stop', detail }
    : { name, value: `kafka${image.controller}`, signal: 'go', detail };
}

function ensembleChip(image: ClusterImage | undefined): Chip {
  const name = 'ZooKeeper';
  const { members, leader, serving, quorum } = ensembleOf(image);
  if (quorum === undefined)
    return { name, value: 'unknown', signal: 'none', detail: 'no member has answered yet' };
  const of = `${serving} of ${members.length} serve`;
  if (!quorum) return { name, value: 'no quorum', signal: 'stop', detail: of };
  return {
    name,
    value: leader ?? 'leader unknown',
    signal: serving < members.length ? 'caution' : 'go',
    detail: `leads, quorum ${serving}/${members.length}`,
  };
}

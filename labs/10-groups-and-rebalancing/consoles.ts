// What the answers of lab 10 type again and again: consumers in the background, and waiting until a group is so far.
const servers = '--bootstrap-server kafka1:9092';

export const create = (topic: string, partitions: number) =>
  `kafka-topics ${servers} --create --topic ${topic} --partitions ${partitions} --replication-factor 3`;

/** Defines `reader`: a console consumer of the topic in the background; its words are further options. */
export const reader = (topic: string, ...options: readonly string[]) =>
  `reader() { kafka-console-consumer ${[servers, '--topic', topic, ...options].join(' ')} "$@" > /dev/null 2>&1 & }`;

const members = (group: string) =>
  `kafka-consumer-groups ${servers} --describe --group ${group} --members 2>/dev/null`;

/** Waits until so many members of the group have partitions, and so many have none. */
export const untilShared = (group: string, working: number, idle = 0) =>
  `until found=$(${members(group)}); [ "$(grep -c ' [1-9] *$' <<< "$found")" = ${working} ] && [ "$(grep -c ' 0 *$' <<< "$found")" = ${idle} ]; do :; done`;

/** Waits until the coordinator knows of so many members. */
export const untilMembers = (group: string, count: number) =>
  `until [ "$(${members(group)} | grep -c "^${group} ")" = ${count} ]; do :; done`;

/** Sets a variable to the id of the first member with partitions, or of the first without. */
export const memberWith = (name: string, group: string, partitions: 'some' | 'none') =>
  `${name}=$(${members(group)} | awk '$1 == "${group}" && $NF ${partitions === 'some' ? '>' : '=='} 0 { print $2 }' | head -n 1)`;

/** Ends everything this console runs in the background, and what that has started: whole process groups. */
export const endAll = 'for job in $(jobs -p); do kill -- -$job; done; wait';

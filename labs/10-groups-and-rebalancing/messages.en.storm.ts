// The words of exercise 10.5, in English.
import type { ExerciseMessages } from '../kit/index.ts';
import type { groupsAndRebalancing } from './lab.ts';

export const storm: ExerciseMessages<(typeof groupsAndRebalancing)['exercises']['10.5']> = {
  title: 'The storm',
  goal: [
    'Create `{parcels}` with six partitions and `{stamps}` with one, and send {count} parcels: `producer --topic {parcels} --count {count}`.',
    'In your home is `stamp.ts`, a member of the group `{group}`. It takes 0.7 s for a parcel and writes each stamp into `{stamps}`. Start it with `run stamp.ts`, and watch for a good minute: after 6 s the group throws it out; after about 50 s it comes back, and stamps the same parcels again.',
    'Mend it. The work is to stay as slow as it is. When it runs, start a second one beside it while there is still work. Every parcel is to be stamped once, nobody thrown out, and the second let in within 12 s.',
  ],
  passed:
    'In one go the group stamped {parcels} parcels in {span} s, with {workers} members and {repeats} stamps too many. Nobody was thrown out, and whoever came waited {waited} s at most.',
  why: 'A slow consumer is no mistake. A silent one is: the group takes it for dead, gives its partitions to another, and the work begins anew. Keep the pieces small, and give a sign of life between them.',
  hints: [
    'When does `stamp.ts` send a heartbeat? Only between two batches. How long does it take for a batch of a dozen parcels, and how long is its session?',
    '`eachBatch` is given more than `batch`: `eachBatch: async ({ batch, resolveOffset, heartbeat }) => …`. `heartbeat()` sends a sign of life when it is time for one. `resolveOffset(message.offset)` notes how far you are, so that it is not done again.',
    'Or let kafkajs do both: `eachMessage` in place of `eachBatch` does so after each record.',
  ],
  solution:
    'After each parcel the program notes its offset and offers a heartbeat. So the coordinator hears of it every 2 s; when a second member knocks, the answer to a heartbeat says so, and the first hands over what it has done so far.',
  answers: {},
  reasons: {
    absent: {
      expected: 'Two topics, `{parcels}` and `{stamps}`.',
      observed: 'There is no `{missing}`.',
      hint: 'Create `{parcels}` with `--partitions 6` and `{stamps}` with `--partitions 1`.',
    },
    'wrong-partitions': {
      expected: 'Six partitions in `{parcels}`.',
      observed: 'It has {partitions}.',
      hint: 'Delete the topic, create it with `--partitions 6 --replication-factor 3`, and send the parcels.',
    },
    'too-few-parcels': {
      expected: '{count} parcels in `{parcels}`.',
      observed: 'It holds {sent}.',
      hint: '`producer --topic {parcels} --count {count}` sends them, evenly to all partitions.',
    },
    'never-ran': {
      expected: 'Members of `{group}` that work on `{parcels}`.',
      observed: 'There has been none.',
      hint: 'Start it: `run stamp.ts`. It runs until Ctrl-C.',
    },
    storm: {
      expected: '{count} parcels stamped while nobody is thrown out.',
      observed:
        'Members of `{group}` were gone {thrown} times. Between two departures {best} parcels were stamped at most, and {repeats} stamps were put on parcels that had one.',
      hint: 'More members do not help, for each of them is as silent. What does `stamp.ts` tell the group while it works on a batch? Open the first hint.',
    },
    'too-little': {
      expected: '{count} parcels stamped in one go, while nobody leaves.',
      observed: 'In the best go it was {best}. Members have left or were thrown out {thrown} times.',
      hint: 'A go ends when somebody leaves, and stamps of an earlier one do not count. Did `stamp.ts` say more than once that it is in the group? Then it was thrown out: open the first hint. Else send {count} more parcels, and leave the programs running until all are stamped.',
    },
    repeated: {
      expected: 'Every parcel stamped once.',
      observed: 'Nobody was thrown out, but {repeats} stamps were put on parcels that had one.',
      hint: 'When partitions change hands, the next owner begins where the last one has committed. Without `resolveOffset(message.offset)` that is where the batch began. Send {count} more parcels and try again.',
    },
    hurried: {
      expected: 'The work as slow as it was: 0.7 s for a parcel.',
      observed: '{parcels} parcels were stamped in {span} s, {each} ms for each.',
      hint: 'Less work is a remedy, but not yours to choose: in real life it is a call to somebody else’s machine. Put the 700 ms back, send {count} more parcels, and find another way.',
    },
    alone: {
      expected: 'A second member, while there is work to do.',
      observed: 'One member stamped all {parcels} parcels, calmly. It was alone.',
      hint: 'Send {count} more parcels, and start `run stamp.ts` in a second console while the first is at work.',
    },
    'noted-too-early': {
      expected: 'A parcel noted as done when it has its stamp, not before.',
      observed: 'When the second member came, {early} parcels were noted as done that had no stamp yet.',
      hint: 'A queue beside the consumer keeps it from falling silent. But if the program dies, nobody does what was in the queue: the group takes it for done. Note an offset after its stamp. Send {count} more parcels and try again.',
    },
    'kept-waiting': {
      expected: 'A newcomer is let in within {within} s.',
      observed: 'Nobody was thrown out. But one that knocked waited {waited} s for its partitions.',
      hint: 'A longer session lets a silent member live; it does not make it listen. It hears of a newcomer by the answer to a heartbeat. Put the 6 s back, send {count} more parcels, and give signs of life between two parcels.',
    },
    'nobody-let-in': {
      expected: 'A second member, let in while parcels are being stamped.',
      observed:
        '{workers} members had partitions, but none of them was let in between the first stamp and the last.',
      hint: 'Whoever is there from the start, or comes when all is done, interrupts nobody at work. End them, send {count} more parcels, start `run stamp.ts`, and start a second one when the first has begun to stamp.',
    },
    'left-behind': {
      expected: 'All parcels done, and noted as done.',
      observed: 'All were stamped, but {lag} are not committed, and nobody is in the group any more.',
      hint: 'The next member would stamp them again. Start `run stamp.ts` once more, and let it finish.',
    },
    'not-noted': {
      expected: 'What is stamped, noted as done by the members that stamp it.',
      observed:
        '{parcels} parcels were stamped in one go, but in it the members of `{group}` noted only {noted}.',
      hint: 'A place that was set from outside does not count, and neither do stamps of somebody who is no member. Send {count} more parcels, and let two programs of the group work on them.',
    },
    'not-recorded': {
      expected: 'The group in the lab’s timeline.',
      observed: 'There are stamps, but what the group did was not recorded.',
      hint: 'Send {count} more parcels, and let two programs work on them.',
    },
  },
  waits: {
    working:
      'The group is calm and at work: {last} parcels since somebody last left. Leave it running until everything is stamped.',
  },
};

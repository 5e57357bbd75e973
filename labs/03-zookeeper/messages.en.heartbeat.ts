// The words of exercise 3.3.
import type { ExerciseMessages } from '../kit/index.ts';
import type { znodes } from './lab.ts';

export const heartbeat: ExerciseMessages<(typeof znodes)['exercises']['3.3']> = {
  title: 'Your own heartbeat',
  goal: [
    'Make two persistent znodes, `/lab/{east}` and `/lab/{west}`.',
    'From one shell, make under each of them an ephemeral and sequential znode named `beat-`. Leave the shell. Do the same once more, from a second shell: new znodes under the same two parents.',
    'When nothing beats any more: which number did ZooKeeper put behind the last name under `/lab/{east}`?',
  ],
  passed:
    'Under both parents the last change is transaction `{eastZxid}`: your znodes went in one stroke, with the session that owned them. The last one under `{east}` was number {number}.',
  why: 'This is how brokers, controllers and many other programs do it: what I hold, I hold as long as I live, and nobody has to clean up after me. The counter never goes back, so a number is never given twice.',
  hints: [
    'Parents come first: `create /lab`, then `create /lab/{east}`. An ephemeral znode cannot have children, so the parents are plain ones.',
    '`create -e -s /lab/{east}/beat-` prints the name that was made. `quit` ends the shell and its session at once; Ctrl-C and Ctrl-D leave the session to run out, which takes up to 10 s.',
    "`printf '%s\\n' 'create -e -s /lab/{east}/beat-' 'create -e -s /lab/{west}/beat-' quit | zookeeper-shell zookeeper1:2181`",
  ],
  solution:
    'Each `printf` is one shell with one session: it makes two znodes and quits. The first round gets number 0 under each parent, the second number 1, although the first ones are long gone.',
  answers: { last: { label: 'Number of the last one', help: 'the number, or the whole name' } },
  reasons: {
    'no-platforms': {
      expected: 'The znodes `/lab/{east}` and `/lab/{west}`.',
      observed: 'Neither is there.',
      hint: '`create /lab`, then `create /lab/{east}` and `create /lab/{west}`, without `-e`. If you made them with `-e`, they went when that shell ended.',
    },
    'one-platform': {
      expected: 'The znodes `/lab/{east}` and `/lab/{west}`.',
      observed: '`{missing}` is not there.',
      hint: 'Make it without `-e`, then do both rounds.',
    },
    'no-heartbeat': {
      expected: 'Two rounds of znodes under `/lab/{east}` and `/lab/{west}`.',
      observed: 'Nothing has ever been under `{path}`: its `cversion` is 0.',
      hint: 'ZooKeeper counts in `cversion` how often a child came or went. Make one with `create -e -s {path}/beat-`.',
    },
    persistent: {
      expected: 'Ephemeral znodes, which go with the session that made them.',
      observed: '`{path}` has the `ephemeralOwner` `0x0`. It will stay.',
      hint: 'The `-e` was missing. Delete it, and create it with `create -e -s`.',
    },
    'no-number': {
      expected: 'Sequential znodes: names that ZooKeeper ends with a number.',
      observed: '`{path}` has no number at its end.',
      hint: 'The `-s` was missing: `create -e -s`. The number has ten digits and is put behind whatever name you give.',
    },
    'two-shells': {
      expected: 'Both znodes of a round made from one shell.',
      observed: '`{one}` belongs to session `{oneOwner}`, `{path}` to session `{otherOwner}`.',
      hint: 'Every `zookeeper-shell` has a session of its own. Type both `create` lines into the same one.',
    },
    once: {
      expected: 'Two rounds.',
      observed: '`{path}` had a child only once: its `cversion` is {cversion}, one coming and one going.',
      hint: 'Open a second shell and make both znodes again. The number it gets is the point of this exercise.',
    },
    'not-together': {
      expected: 'Both znodes of a round gone in one transaction, with their session.',
      observed:
        'The last change under `{east}` is transaction `{eastZxid}`, under `{west}` it is `{westZxid}`.',
      hint: 'They went one by one: deleted by hand, or made from two shells. When a session ends, ZooKeeper removes all it owned in a single transaction. Do one more round from one shell.',
    },
    'by-hand': {
      expected: 'Both znodes of a round gone with their session.',
      observed:
        'They went together in transaction `{eastZxid}`, but the journal of ZooKeeper calls it `{kind}`, not `closeSession`.',
      hint: 'A program deleted them while its session lived. Let ZooKeeper do it: one more round, and leave the shell.',
    },
    'no-answer': {
      expected: 'The number of the last znode under `{east}`.',
      observed: 'Your heartbeats came and went. The answer is empty.',
      hint: '`create -e -s` printed the name: `Created …`. In the console: `yard check 3.3 --answer last=…`.',
    },
    'starts-over': {
      expected: 'The number of the last one under `{east}`.',
      observed: 'You answered `{given}`. Under `{east}` {births} znodes have been made.',
      hint: 'The counter belongs to the parent, and it does not go back when a child is gone. Otherwise a newcomer could be taken for the one before.',
    },
    'counted-from-one': {
      expected: 'The number of the last one under `{east}`.',
      observed: 'You answered `{given}`. That is how many were made, or the number the next one will get.',
      hint: 'The first one is number 0.',
    },
    'wrong-number': {
      expected: 'The number of the last one under `{east}`.',
      observed: 'You answered `{given}`.',
      hint: 'Every child counts, whether made with `-s` or without. Half of the `cversion` of `{east}` is how many there were; the first had number 0.',
    },
  },
  waits: {
    beating:
      '`{path}` is still there, owned by session `{session}`. Leave the shell that made it. A shell that left without `quit` is believed alive for up to 10 s.',
  },
};

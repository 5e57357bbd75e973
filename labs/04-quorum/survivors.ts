// Check of exercise 4.3: how many nodes an ensemble can lose, and the proof on this one: a topic made and deleted without one of its three.
import { bootstrapServers, type Check, type CheckContext, zookeeperNames } from '../kit/index.ts';
import type { quorum } from './lab.ts';

type Exercise = (typeof quorum)['exercises']['4.3'];

/** Made and deleted by the check alone. */
const probe = 'railyard-quorum-probe';
const goneWithinMs = 20_000;

export const checkSurvivors: Check<Exercise> = async (context) => {
  const { answers, values, ports, failed, passed } = context;
  const victim = zookeeperNames.find((name) => name === values.victim) ?? 'zookeeper1';
  const other = zookeeperNames.find((name) => name !== victim) ?? 'zookeeper2';
  const shown = `yard stop ${victim}; zookeeper-shell ${other}:${ports[other]} ls /brokers/ids; yard start ${victim}`;
  const sizes = [answers.three, answers.four, answers.five];
  if (sizes.some((one) => one === undefined)) return failed('no-answer', {}, shown);
  const given = sizes.map(Number).join(', ');
  switch (given) {
    case '1, 1, 2':
      break;
    case '2, 3, 3':
      return failed('size-of-majority', { given }, shown);
    case '2, 3, 4':
      return failed('all-but-one', { given }, shown);
    default:
      return failed(Number(answers.four) === 2 ? 'four-for-two' : 'wrong-count', { given }, shown);
  }
  const said = await withoutOne(context, victim);
  return said === undefined ? passed({ victim }, shown) : failed('does-not-survive', { victim, said }, shown);
};

/** What went wrong while the victim was stopped; nothing when a topic could be made and deleted. */
async function withoutOne(
  context: CheckContext<Exercise>,
  victim: (typeof zookeeperNames)[number],
): Promise<string | undefined> {
  const { tools, faults, zookeeper, ports, waitFor } = context;
  const topics = (...args: string[]) => [
    ...['--bootstrap-server', bootstrapServers(ports), '--topic', probe],
    ...args,
  ];
  const removal = topics('--delete', '--if-exists');
  await tools.run('kafka-topics', removal);
  let left = false;
  try {
    return await faults.whileStopped(victim, async () => {
      left = true;
      const made = await tools.run('kafka-topics', topics('--create', '--replication-factor', '3'));
      if (made.status !== 0) return lastLine(made.stderr || made.stdout);
      const deleted = await tools.run('kafka-topics', topics('--delete'));
      if (deleted.status !== 0) return lastLine(deleted.stderr || deleted.stdout);
      const gone = await waitFor(
        async () => ((await zookeeper.topic(probe)) === undefined ? true : undefined),
        { withinMs: goneWithinMs },
      );
      left = gone === undefined;
      return left ? `${probe} was not gone within ${goneWithinMs / 1000} s` : undefined;
    });
  } finally {
    if (left) await tools.run('kafka-topics', removal, { evenCancelled: true });
  }
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .find((line) => /Exception|Error/.test(line)) ?? 'nothing within its time'
  );
}

// Check of exercise 2.3: the broker was stopped politely and killed while it led something, and the times answered are those recorded.
import { bootstrapServers, type Check, type CheckContext, type TimelineEvent } from '../kit/index.ts';
import { stoppedByOthers } from './crown.ts';
import type { brokersAndController } from './lab.ts';
import { type Parting, readPartings } from './partings.ts';

type Exercise = (typeof brokersAndController)['exercises']['2.3'];
type Told = Parting & { readonly leaderlessMs: number };

/** Polling with a tool that takes a second to start is a fair way to measure. */
const toleranceMs = 2000;

export const checkPoliteAndKilled: Check<Exercise> = async (context) => {
  const { zookeeper, history, values, ports, failed, notYet } = context;
  const { topic, broker } = values;
  const describe = `kafka-topics --bootstrap-server ${bootstrapServers(ports)} --describe --topic ${topic}`;
  const partitions = await zookeeper.topic(topic);
  if (partitions === undefined) return failed('absent', {}, describe);
  if (partitions.some(({ replicas }) => replicas.length === 1)) return failed('one-copy', {}, describe);

  const events = await history.events();
  const read = readPartings(await history.atStart(), events, Number(broker.slice(-1)), topic);
  const { underWay } = read;
  // What was before the topic was made belongs to something else.
  const over = read.over.filter(({ known }) => known);
  if (underWay) return notYet('session', {}, 'yard timeline');
  if (over.length === 0) {
    const other = otherThan(broker, events);
    return other === undefined
      ? failed('not-stopped', {}, describe)
      : failed('another-broker', { other }, describe);
  }
  const counted = over.filter(({ led }) => led > 0);
  const polite = counted.filter(({ manner }) => manner === 'polite').at(-1);
  const abrupt = counted.filter(({ manner }) => manner === 'abrupt').at(-1);
  if (polite === undefined || abrupt === undefined) {
    const missing = polite === undefined ? 'polite' : 'abrupt';
    if (over.some(({ manner, led }) => manner === missing && led === 0))
      return failed('led-nothing', {}, describe);
    return failed(missing === 'polite' ? 'no-polite-stop' : 'no-kill', {}, 'yard timeline');
  }
  if (!told(polite) || !told(abrupt)) return notYet('leaders', {}, describe);
  return grade(context, polite, abrupt);
};

function grade({ answers, failed, passed }: CheckContext<Exercise>, polite: Told, abrupt: Told) {
  const truth = {
    ...{ politeMs: polite.leaderlessMs, killedMs: abrupt.leaderlessMs, toleranceMs },
    ...{ polite: answers.polite ?? 'nothing', killed: answers.killed ?? 'nothing' },
  };
  const show = 'yard timeline';
  if (answers.polite === undefined || answers.killed === undefined) return failed('no-answer', truth, show);
  const [soft, hard] = [Number(answers.polite), Number(answers.killed)];
  const softRight = near(soft, truth.politeMs);
  const hardRight = near(hard, truth.killedMs);
  if (softRight && hardRight) return passed(truth, show);
  if (hard < 100 && near(hard * 1000, truth.killedMs)) return failed('seconds', truth, show);
  if (near(soft, truth.killedMs) && near(hard, truth.politeMs)) return failed('swapped', truth, show);
  const back = softRight ? abrupt.backMs : polite.backMs;
  if (back !== undefined && near(softRight ? hard : soft, back))
    return failed('until-it-was-back', truth, show);
  return failed(softRight ? 'killed-wrong' : 'polite-wrong', truth, show);
}

function near(answer: number, truth: number): boolean {
  return Math.abs(answer - truth) <= toleranceMs;
}

function told(parting: Parting): parting is Told {
  return parting.leaderlessMs !== undefined;
}

function otherThan(broker: string, events: readonly TimelineEvent[]): string | undefined {
  const last = events
    .filter((event) => event.kind === 'broker')
    .filter((event) => !event.registered && !stoppedByOthers(event.broker, event, events))
    .at(-1);
  const name = last && `kafka${last.broker}`;
  return name === broker ? undefined : name;
}

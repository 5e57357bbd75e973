// The prediction that was locked last, laid beside what the cluster did up to the moment shown. Pure; what tells the answer the readings know.
import type { Asked } from '../../client/picture-questions.ts';
import { readings } from '../../client/picture-readings.ts';
import { type Step, sequenceAt, storyOf } from '../../client/picture-story.ts';
import type { Heard } from '../../runner/index.ts';

export interface Laid {
  readonly id: string;
  /** Where it was asked, as in `exercise 2.2`, and the HTML id of the card. */
  readonly title: string;
  readonly anchor: string;
  readonly said: string;
  readonly lockedAt: number;
  readonly steps: readonly Step[];
  /** What the check says of it, once it has. */
  readonly judged?: string | undefined;
  /** `open` while it may still turn out either way. */
  readonly outcome: 'open' | 'asSaid' | 'otherwise';
  /** The event that told the answer, and the brokers named by the prediction and by the cluster. */
  readonly decidedBy?: number | undefined;
  readonly saidBroker?: number | undefined;
  readonly didBroker?: number | undefined;
}

/** What is to be laid over the picture at the moment `until`; nothing where no prediction was locked, or what came after it is not known any more. */
export function laidOver(asked: readonly Asked[], heard: Heard, until: number): Laid | undefined {
  const [last] = asked
    .flatMap(({ question, from }) => {
      const { locked } = question;
      const read = readings[question.id];
      if (read === undefined || locked?.at === undefined || locked.at < heard.base.at) return [];
      return [{ question, from, key: locked.key, at: locked.at, read }];
    })
    .sort((one, other) => other.at - one.at);
  if (last === undefined) return undefined;
  const { question, key, at, read } = last;
  const from = last.from ?? sequenceAt(heard, at);
  const { steps, option, broker, named } = read(storyOf(heard, from, until, question.values));
  const judged = until >= (heard.events.at(-1)?.sequence ?? 0) ? question.judged : undefined;
  const came = judged?.happened ?? option;
  return {
    id: question.id,
    title: question.title,
    anchor: question.anchor,
    said: question.options.find((one) => one.key === key)?.label ?? key,
    lockedAt: at,
    steps,
    judged: judged?.did,
    outcome: came === undefined ? 'open' : came === key ? 'asSaid' : 'otherwise',
    decidedBy: option === undefined ? undefined : steps.at(-1)?.event?.sequence,
    saidBroker: named?.[key],
    didBroker: broker,
  };
}

export type MarkKind = 'said' | 'did' | 'both';

/** Which mark a broker gets. As long as nothing is decided, only what was said is marked. */
export function markOf(laid: Laid | undefined, broker: number): MarkKind | undefined {
  const said = laid?.saidBroker === broker;
  const did = laid !== undefined && laid.outcome !== 'open' && laid.didBroker === broker;
  if (said && did) return 'both';
  return did ? 'did' : said ? 'said' : undefined;
}

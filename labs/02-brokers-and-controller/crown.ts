// Who was the controller, and who took over from whom, read from the timeline. Pure; knows no exercise.
import type { ClusterImage, EventOf, TimelineEvent } from '../kit/index.ts';

export interface Handover {
  readonly from: number;
  readonly to: number;
  /** Wall clock, ms. */
  readonly at: number;
  /** Epochs before and after; `null` where nobody knows. Equal when nobody was elected: `/controller` was written over by hand. */
  readonly epochBefore: number | null;
  readonly epochAfter: number | null;
  /** How the old controller's registration went with its crown; `undefined` when it kept its registration. */
  readonly departure: EventOf<'broker'> | undefined;
  /** A check or the lab's own end had stopped the old controller, not the learner. */
  readonly notOwn: boolean;
}

export interface Crown {
  readonly handovers: readonly Handover[];
  /** Elections that the controller itself won again. */
  readonly kept: readonly EventOf<'controller'>[];
  /** True while the last that is known is that nobody is the controller. */
  readonly vacant: boolean;
}

/** Registration and crown hang on one session; the recorder may hear of their ends one after the other. */
const togetherMs = 3000;

/** Every change of the controller since the image `start`; what was before a hard reset was another cluster. */
export function readCrown(start: ClusterImage, events: readonly TimelineEvent[]): Crown {
  let handovers: Handover[] = [];
  let kept: EventOf<'controller'>[] = [];
  let { controller: owner, controllerEpoch: epoch } = start;
  let vacant = false;
  for (const event of events) {
    if (event.kind === 'reset' && event.way === 'hard' && event.state === 'begun') {
      [handovers, kept, owner, epoch, vacant] = [[], [], null, null, false];
    }
    if (event.kind !== 'controller') continue;
    owner ??= event.before;
    vacant = event.controller === null;
    if (event.controller === null) continue;
    const last = handovers.at(-1);
    if (owner !== null && event.controller !== owner) {
      handovers.push(handover(owner, event.controller, epoch, event, events));
    } else if (last !== undefined && last.to === event.controller && last.epochAfter === last.epochBefore) {
      // Its number was read a moment after its name.
      handovers[handovers.length - 1] = { ...last, epochAfter: event.controllerEpoch };
    } else if (owner !== null && event.controllerEpoch !== epoch) {
      kept.push(event);
    }
    owner = event.controller;
    epoch = event.controllerEpoch ?? epoch;
  }
  return { handovers, kept, vacant };
}

function handover(
  from: number,
  to: number,
  epochBefore: number | null,
  event: EventOf<'controller'>,
  events: readonly TimelineEvent[],
): Handover {
  const departure = events.find(
    (one): one is EventOf<'broker'> =>
      one.kind === 'broker' &&
      one.broker === from &&
      !one.registered &&
      Math.abs(one.at - event.at) <= togetherMs,
  );
  return {
    ...{ from, to, at: event.at, epochBefore, epochAfter: event.controllerEpoch, departure },
    notOwn: departure !== undefined && stoppedByOthers(from, departure, events),
  };
}

/** Whether the last act on the broker's node before the event was a check's, or the end of the lab. */
export function stoppedByOthers(
  broker: number,
  { sequence }: TimelineEvent,
  events: readonly TimelineEvent[],
): boolean {
  const asked = events.filter((one) => one.kind === 'command' && one.node === `kafka${broker}`);
  const cause = asked.filter((one) => one.sequence < sequence).at(-1)?.cause;
  return cause === 'check' || cause === 'shutdown';
}

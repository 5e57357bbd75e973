// Asks each second how the groups are, only while the page is looked at: asking is what keeps them recorded.
import type { GroupsView, GroupView } from '@railyard/lab-runner/protocol';
import { useEffect, useRef, useState } from 'react';
import { client } from '../../client/railyard.ts';
import { usePolling } from '../use-polling.ts';
import { isFlat, type Sample, spanMs } from './spark.ts';

export interface Asked {
  readonly view: GroupsView;
  readonly byName: ReadonlyMap<string, GroupView>;
  /** Of the last five minutes, by group. */
  readonly samples: ReadonlyMap<string, readonly Sample[]>;
}

const everyMs = 1000;
/** A lag that changes moves along its line this often. */
const redrawMs = 5000;

interface Heard {
  /** What is drawn, as `signOf` says it. */
  readonly told: string;
  /** When the last answer was made, ms. */
  readonly since: number;
  readonly samples: Map<string, readonly Sample[]>;
}

const nothing = (): Heard => ({ told: '', since: 0, samples: new Map() });

/** `undefined` before the first answer. The same object as before while nothing is to be drawn anew. */
export function useGroups(wanted: boolean): Asked | undefined {
  const [asked, setAsked] = useState<Asked>();
  const heard = useRef(nothing());
  useEffect(() => {
    if (wanted) return;
    setAsked(undefined);
    heard.current = nothing();
  }, [wanted]);
  usePolling(wanted ? 'groups' : undefined, everyMs, async (signal) => {
    const { samples, since, told } = heard.current;
    const answer = await client.call('groups', { query: { since: String(since) }, signal });
    if (signal.aborted || !answer.ok) return;
    const view = answer.value;
    gather(samples, view);
    const now = signOf(view, samples);
    if (now !== told)
      setAsked({
        view,
        byName: new Map(view.groups.map((one) => [one.group, one])),
        samples: new Map(samples),
      });
    heard.current = { told: now, since: view.at, samples };
  });
  return asked;
}

function gather(samples: Map<string, readonly Sample[]>, { at, groups }: GroupsView): void {
  const there = new Set(groups.map(({ group }) => group));
  for (const group of samples.keys()) if (!there.has(group)) samples.delete(group);
  for (const { group, samples: news } of groups) {
    const kept = (samples.get(group) ?? []).filter(([then]) => then > at - spanMs);
    samples.set(group, [...kept, ...news.filter(([then]) => then > (kept.at(-1)?.[0] ?? 0))]);
  }
}

/** What is drawn, as one string: quiet groups give the same again. */
function signOf(
  { at, cause, more, groups }: GroupsView,
  samples: ReadonlyMap<string, readonly Sample[]>,
): string {
  const moving = groups.some(({ group }) => !isFlat(samples.get(group) ?? []));
  const drawn = groups.map(({ samples: _, ...rest }) => rest);
  return JSON.stringify([cause, more, drawn, moving ? Math.floor(at / redrawMs) : 0]);
}

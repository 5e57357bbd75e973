// The group panel of the picture: every consumer group, its members and what they own. States come from the timeline, offsets are
// asked for while it is looked at; it never joins a group.
import type { ClusterImage, GroupImage } from '@railyard/labs/kit';
import { type ReactNode, useMemo, useState } from 'react';
import { Group } from './Group.tsx';
import { Legend } from './Legend.tsx';
import { isChanging } from './lanes.ts';
import { Twin } from './Twin.tsx';
import { useGroups } from './use-groups.ts';
import styles from './panel.module.css';

interface Props {
  readonly image: ClusterImage;
  readonly mode: 'live' | 'replay' | 'frozen' | 'lost';
}

/** More groups than these are shown when they are asked for. */
const shownAtFirst = 8;

export default function GroupPanel({ image, mode }: Props): ReactNode {
  // A frozen picture shows nothing new, and what happens behind it is recorded all the same.
  const asked = useGroups(mode === 'live' || mode === 'frozen');
  const live = mode === 'live' ? asked : undefined;
  const [wanted, setWanted] = useState(shownAtFirst);
  const groups = useMemo(() => inOrder(image.groups), [image.groups]);
  const shown = groups.slice(0, wanted);
  const note = noteOf(image, mode, asked?.view.cause, asked === undefined);
  const more = live?.view.more ?? 0;
  return (
    <section className={styles.panel} aria-labelledby="groups-title">
      <h3 id="groups-title">Consumer groups {groups.length > 0 && <small>{groups.length}</small>}</h3>
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {groups.length === 0 && note === undefined && (
        <p className={styles.note}>
          No consumer group yet. One is drawn here as soon as a consumer joins it.
        </p>
      )}
      {shown.map(([name, group]) => (
        <Group
          key={name}
          name={name}
          image={group}
          view={live?.byName.get(name)}
          samples={live?.samples.get(name) ?? noSamples}
          now={live?.view.at ?? 0}
          at={mode === 'live' ? undefined : image.at}
        />
      ))}
      {groups.length > wanted && (
        <button type="button" className={styles.all} onClick={() => setWanted(Infinity)}>
          {groups.length - wanted} more groups
        </button>
      )}
      {more > 0 && <p className={styles.note}>{more} more groups are not followed.</p>}
      {groups.length > 0 && (
        <>
          <More title="What the signs of the groups mean">
            <Legend />
          </More>
          <More title="The groups in words">
            <Twin groups={groups} views={live?.byName} />
          </More>
        </>
      )}
    </section>
  );
}

const noSamples: readonly (readonly [number, number | null])[] = [];

/** Groups that change over come first, then those with members, then the empty ones; each in the order of its name. */
function inOrder(all: ClusterImage['groups']): readonly (readonly [string, GroupImage])[] {
  const rank = (group: GroupImage): number =>
    isChanging(group) || group.state === 'Stable' ? 0 : group.state === 'Empty' ? 2 : 1;
  return Object.entries(all).sort(([a, one], [b, other]) => rank(one) - rank(other) || (a < b ? -1 : 1));
}

/** What has to be known to read the panel rightly. */
function noteOf(
  image: ClusterImage,
  mode: Props['mode'],
  cause: string | undefined,
  first: boolean,
): string | undefined {
  const unseen = image.gaps.includes('groups') || image.gaps.includes('all');
  if (mode === 'replay')
    return unseen
      ? 'At this moment nobody watched the groups: this is what was known before.'
      : 'As it was then. @ is what was committed when the partitions were given out; ends and lag are not kept.';
  if (mode === 'frozen') return undefined;
  if (mode === 'lost') return 'The runner does not answer: this is what was known last.';
  if (cause !== undefined) return `Unknown: ${cause}. Drawn is what was known before.`;
  return unseen || first ? 'The coordinators are being asked.' : undefined;
}

/** Costs nothing while it is shut. */
function More({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children}
    </details>
  );
}

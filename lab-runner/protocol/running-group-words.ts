// Groups that have members now, in words: for the page and for yard.
import type { ProgramView, StoppedGroupView } from './running-groups.ts';

export const memberCount = (count: number): string => `${count} ${count === 1 ? 'member' : 'members'}`;

/** `Console 1, since 14:03 (12 min)`; `now` in ms. */
export function programPlace({ console, since }: ProgramView, now: number): string {
  const clock = new Date(since).toLocaleTimeString([], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${console}, since ${clock} (${elapsed(now - since)})`;
}

function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What a stop came to: what was measured. */
export function stoppedWords({ group, outlived, members, elapsedMs }: StoppedGroupView): string {
  const seconds = (elapsedMs / 1000).toFixed(1);
  if (members === 0)
    return `Group ${group} has no members any more, ${seconds} s after it was asked to stop.`;
  const still = `Group ${group} still has ${memberCount(members)} after ${seconds} s`;
  return outlived > 0
    ? `${still}: ${outlived} of the programs could not be ended. Close their console.`
    : `${still}, although what was asked to end has ended.`;
}

/** Why a stop may take long. */
export const timeOutWords =
  'A program that goes without leaving its group stays a member until its session time-out, as a rule 30 to 45 s.';

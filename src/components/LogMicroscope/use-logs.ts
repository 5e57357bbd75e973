// Which replicas there are on the brokers' disks, asked for while the tab is looked at.
import type { LogsView } from '@railyard/lab-runner/protocol';
import { useState } from 'react';
import { client } from '../../client/railyard.ts';
import type { Problem } from '../../runner/index.ts';
import { usePolling } from '../use-polling.ts';

/** A new topic may take this long to be offered; what is chosen is asked for each second. */
const everyMs = 4000;

export interface LogsSeen {
  /** `undefined` until the first answer; what was known stays while nobody answers. */
  readonly logs: LogsView | undefined;
  readonly problem: Problem | undefined;
}

export function useLogs(wanted: boolean): LogsSeen {
  const [logs, setLogs] = useState<LogsView>();
  const [problem, setProblem] = useState<Problem>();
  usePolling(wanted ? 'logs' : undefined, everyMs, async (signal) => {
    const answer = await client.call('logs', { signal });
    if (signal.aborted) return;
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setLogs((before) => same(before, answer.value));
  });
  return { logs, problem };
}

function same(before: LogsView | undefined, now: LogsView): LogsView {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

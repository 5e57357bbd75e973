// Ends what a console has started inside the workbench, whatever that is. Knows no streams.
import type Docker from 'dockerode';
import type { ShellSession } from '../../shell/session-programs.ts';
import { statusOf } from '../engine.ts';
import { execute } from '../exec.ts';
import type { Seat } from '../seat.ts';
import { restartWorkbench } from './container.ts';
import { bash, places } from './recipe.ts';

/** Milliseconds for all of it; what needs longer is ended with the whole container. */
const endWithinMs = 4000;

/** Does not fail: what cannot be ended because Docker is away is told to the log. */
export async function endSession(
  seat: Seat,
  container: Docker.Container,
  session: ShellSession,
  log?: { warn(facts: object, message: string): void },
): Promise<void> {
  try {
    let outcome = await tryToEnd(container, session);
    if (outcome === 'refused' || outcome === 'no answer') {
      if (!(await isAwake(container))) return;
      // It was asleep, busy, or on its way down and up again.
      outcome = await tryToEnd(container, session);
    }
    if (outcome === 'ended') return;
    // For instance a fork bomb that leaves no room for anybody else: all consoles end with it.
    log?.warn({}, 'the processes of a console could not be ended one by one: the workbench is restarted');
    await restartWorkbench(seat, container);
  } catch (error) {
    log?.warn({ err: error }, 'the processes of a console could not be ended');
  }
}

async function tryToEnd(
  container: Docker.Container,
  { pid, mark }: ShellSession,
): Promise<'ended' | 'outlived' | 'no answer' | 'refused'> {
  const command = [bash, `${places.files}/end-session`, String(pid), mark];
  try {
    const { status } = await execute({ container, user: 'learner', command, timeoutMs: endWithinMs });
    if (status === 0) return 'ended';
    return status === 1 ? 'outlived' : 'no answer';
  } catch (error) {
    if (statusOf(error) === undefined) throw error;
    return 'refused';
  }
}

/** False when it does not run, and so nothing in it. */
async function isAwake(container: Docker.Container): Promise<boolean> {
  const state = await container.inspect().then(
    ({ State }) => State,
    () => undefined,
  );
  if (state?.Paused === true) await container.unpause();
  return state?.Running === true;
}

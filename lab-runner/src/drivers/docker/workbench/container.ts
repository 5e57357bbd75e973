// The workbench's container: found, adopted, made anew, removed. Knows no shells.
import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { RailyardError } from '../../../../protocol/index.ts';
import { dockerError, ignore, soon, statusOf } from '../engine.ts';
import { ourContainer, requireNetwork } from '../ours.ts';
import type { Seat } from '../seat.ts';
import { isMadeBy, workbenchRecipe } from './recipe.ts';

/**
 * The running container: the one that is there where it can be used, else a new one. `afresh` ends whatever an earlier
 * runner has left in it. Throws DOCKER_NAME_TAKEN, DOCKER_FAILED, DOCKER_UNAVAILABLE.
 */
export function bringWorkbench(
  docker: Docker,
  seat: Seat,
  image: string,
  afresh: boolean,
): Promise<Docker.Container> {
  const brought = inTurn(seat, async () => {
    try {
      const recipe = workbenchRecipe(seat, image, (await docker.getImage(image).inspect()).Id);
      const found = await ourContainer(docker, seat, 'workbench');
      if (found !== undefined && isMadeBy(recipe, found.Labels) && (await wake(docker, found, afresh))) {
        return docker.getContainer(found.Id);
      }
      await remove(docker, seat);
      await requireNetwork(docker, seat);
      const container = await docker.createContainer(recipe);
      await container.start();
      return container;
    } catch (error) {
      throw dockerError(error);
    }
  });
  return inTime(seat, brought);
}

/** Milliseconds a container may take to come; a daemon that hangs would hang all who ask for it. */
const bringWithinMs = 60_000;

async function inTime<T>(seat: Seat, work: Promise<T>): Promise<T> {
  const abort = new AbortController();
  const late = delay(bringWithinMs, undefined, { signal: abort.signal, ref: false }).then(() => {
    throw new RailyardError('DOCKER_FAILED', {
      detail: `the container ${seat.name('workbench')} did not come up within ${bringWithinMs / 1000} s`,
      remedy: `Remove it with: docker rm -f ${seat.name('workbench')}, or restart Docker`,
    });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    abort.abort();
    late.catch(() => undefined);
  }
}

/** Has it run. False when it cannot any more, for instance because its network is gone. */
async function wake(docker: Docker, { Id, State }: Docker.ContainerInfo, afresh: boolean): Promise<boolean> {
  const container = docker.getContainer(Id);
  try {
    if (State === 'paused') await container.unpause();
    if (State !== 'running' && State !== 'paused') await container.start().catch(ignore(304));
    else if (afresh) await container.restart({ t: 0 });
    return true;
  } catch (error) {
    // What the daemon refuses it would refuse again; that there is none is another matter.
    if (statusOf(error) === undefined) throw error;
    return false;
  }
}

/**
 * Removes the container, so that the nodes' volumes can be removed, and does `meanwhile` before anybody can bring it
 * back. The home stays. One that is not of this lab is left alone.
 */
export function removeWorkbench(
  docker: Docker,
  seat: Seat,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<void> {
  return inTurn(seat, async () => {
    await remove(docker, seat);
    await meanwhile();
  });
}

/** Stops the workbench that a killed runner has left, and with it whatever runs there; false when none runs. */
export function stopWorkbench(docker: Docker, seat: Seat): Promise<boolean> {
  return inTurn(seat, async () => {
    try {
      const found = await ourContainer(docker, seat, 'workbench');
      if (found === undefined || !['running', 'paused'].includes(found.State)) return false;
      await stopContainer(docker.getContainer(found.Id));
      return true;
    } catch (error) {
      throw dockerError(error);
    }
  });
}

/** After a second for those who end politely; whoever ignores that is killed. */
export async function stopContainer(container: Docker.Container): Promise<void> {
  // 304: it is stopped already. 404: it is gone.
  await soon(container.stop({ t: 1 })).catch(ignore(304, 404));
}

/** Ends every process in it, whatever it is, and has it run again. */
export function restartWorkbench(seat: Seat, container: Docker.Container): Promise<void> {
  return inTurn(seat, async () => {
    await container.restart({ t: 0 }).catch(ignore(404));
  });
}

/** Milliseconds a removal that somebody else has begun may take. */
const removalWithinMs = 10_000;
const lookEveryMs = 50;

async function remove(docker: Docker, seat: Seat): Promise<void> {
  const deadline = Date.now() + removalWithinMs;
  for (;;) {
    const found = await ourContainer(docker, seat, 'workbench');
    if (found === undefined) return;
    if (Date.now() > deadline) {
      throw new RailyardError('DOCKER_FAILED', {
        detail: `the container ${seat.name('workbench')} cannot be removed`,
        remedy: `Remove it with: docker rm -f ${seat.name('workbench')}`,
      });
    }
    // 409: somebody is at it already.
    await docker.getContainer(found.Id).remove({ force: true }).catch(ignore(404, 409));
    await delay(lookEveryMs);
  }
}

const last = new Map<string, Promise<unknown>>();

/** One act at a time on one seat's workbench, whoever asks for it. */
function inTurn<T>(seat: Seat, act: () => Promise<T>): Promise<T> {
  const done = (last.get(seat.id) ?? Promise.resolve()).then(act);
  const settled = done.catch(() => undefined);
  last.set(seat.id, settled);
  return done;
}

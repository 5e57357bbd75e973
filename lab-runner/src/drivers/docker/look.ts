// What one look at the daemon's list tells of our containers.
import type Docker from 'dockerode';
import type { Liveness } from '../node/vessel.ts';
import type { Seat } from './seat.ts';

/** A container that is created, exited, dead or being removed does not live. */
export function livenessOf(
  container: Pick<Docker.ContainerInfo, 'State' | 'NetworkSettings'>,
  seat: Seat,
): Exclude<Liveness, 'unknown'> {
  if (container.State === 'paused') return 'paused';
  if (container.State !== 'running' && container.State !== 'restarting') return 'gone';
  return container.NetworkSettings?.Networks?.[seat.network] === undefined ? 'cut' : 'running';
}

// What carries a node: a process, a container. Each driver has one of these per node.
import type { Exit } from './endings.ts';

/** What looking at a node tells; `unknown` when whoever could tell does not answer. */
export type Liveness = 'running' | 'paused' | 'cut' | 'gone' | 'unknown';

export interface Launched<Handle> {
  readonly handle: Handle;
  readonly id: string;
  readonly since: number;
  /** Tells of the end, where the driver is told. */
  readonly exited?: Promise<Exit> | undefined;
}

export interface Found<Handle> extends Omit<Launched<Handle>, 'exited'> {
  readonly liveness: Exclude<Liveness, 'gone'>;
}

export interface Vessel<Handle> {
  /** What an earlier runner left running; `undefined` when nothing did. */
  find(): Promise<Found<Handle> | undefined>;
  /** Whether the node has stored anything yet. */
  hasData(): boolean;
  /** Whether the last life closed its ZooKeeper session. */
  leftPolitely(): boolean;
  /** Remembers how a life ended; must not throw. */
  noteEnd(leftPolitely: boolean): void;
  /** Throws when something stands in the way of a start: a taken port, a full disk. */
  makeReady(): Promise<void>;
  /** Configures and starts the node; what cannot be found again does not run. */
  launch(): Promise<Launched<Handle>>;
  /** True when the node answers on its client port. */
  serves(): Promise<boolean>;
  /** Asks it to end, also when it is paused. */
  terminate(handle: Handle): Promise<void>;
  kill(handle: Handle): Promise<void>;
  pause(handle: Handle): Promise<void>;
  resume(handle: Handle): Promise<void>;
  /** Why it ended by itself, from what it wrote in this life. */
  why(handle: Handle): Promise<string>;
  deleteData(): Promise<void>;
}

// What the workbench's container is made of, and where things are inside it. Talks to no daemon.
import { createHash } from 'node:crypto';
import { nodeNames } from '@railyard/labs/kit';
import type { ContainerCreateOptions } from 'dockerode';
import type { ShellPlaces } from '../../shell/environment.ts';
import { disks, homeOf, inside } from '../inside.ts';
import type { Seat } from '../seat.ts';

/** What comes with the runner and not with the image; of root's, so no learner can change it. */
const delivered = '/run/railyard';

/** Where things are for a shell in the workbench. */
export const places = {
  home: '/home/learner',
  tmp: '/tmp',
  names: `${delivered}/names`,
  files: `${inside.infra}/workbench`,
  bin: `${delivered}/bin`,
  programs: `${delivered}/lib`,
  disks,
} as const satisfies ShellPlaces & Record<string, string>;

export const bash = '/bin/bash';
export const node = '/usr/bin/node';

export const searchPath = [
  places.bin,
  inside.tools,
  ...['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'],
];

const recipeLabel = 'io.github.kafka-railyard.recipe';

/** 1.5 GiB: four consoles with a producer and a consumer each. A limit, not a reservation. */
const memoryBytes = 1536 * 1024 * 1024;
/** So that a fork bomb stays inside. */
const processes = 1024;

/** How the container is made. `imageId` is what the image's name means now: another one makes another container. */
export function workbenchRecipe(seat: Seat, image: string, imageId: string): ContainerCreateOptions {
  const options: ContainerCreateOptions = {
    name: seat.name('workbench'),
    Image: image,
    Hostname: 'workbench',
    // Not the learner, who could otherwise end what holds the container up.
    User: 'grader',
    WorkingDir: '/',
    Cmd: ['sleep', 'infinity'],
    StopTimeout: 2,
    HostConfig: {
      NetworkMode: seat.network,
      Mounts: [
        {
          Type: 'volume',
          Source: seat.name('home'),
          Target: places.home,
          VolumeOptions: volume(seat.labels('home'), false),
        },
        ...nodeNames.map((node) => ({
          Type: 'volume' as const,
          Source: seat.name(node),
          Target: homeOf(node),
          ReadOnly: true,
          // Docker would fill a new volume from this image, which has no say in it.
          VolumeOptions: volume(seat.labels(node), true),
        })),
      ],
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      PidsLimit: processes,
      Memory: memoryBytes,
      MemorySwap: memoryBytes,
      LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
    },
  };
  const digest = createHash('sha256')
    .update(JSON.stringify([imageId, options]))
    .digest('hex');
  return { ...options, Labels: { ...seat.labels('workbench'), [recipeLabel]: digest } };
}

function volume(Labels: Record<string, string>, NoCopy: boolean) {
  return { NoCopy, Labels, DriverConfig: { Name: 'local', Options: {} } };
}

/** Whether a container with these labels was made by this recipe. */
export function isMadeBy(recipe: ContainerCreateOptions, found: Readonly<Record<string, string>>): boolean {
  return found[recipeLabel] === recipe.Labels?.[recipeLabel];
}

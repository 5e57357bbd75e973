// The doctor's looks at the machine: memory, space, folders, ports.
import { existsSync, rmSync } from 'node:fs';
import { totalmem } from 'node:os';
import { RailyardError } from '../../../protocol/index.ts';
import { freeBytes, requireSpace, requireWritable, spokenBytes } from '../../host/folder.ts';
import { spokenHolder } from '../../host/ports.ts';
import { loadTopology } from '../../topology.ts';
import { findRunner } from '../../storage/runner-file.ts';
import { chosenDriver } from '../../drivers/choose.ts';
import { takenPorts } from '../machine.ts';
import { good, type Look, lookFailed, unless } from './finding.ts';

/** Bytes below which six nodes and a browser do not get along. */
const neededMemory = 3 * 1024 ** 3;

export const hostLooks: readonly Look[] = [
  {
    about: 'memory',
    look() {
      const there = totalmem();
      if (there >= neededMemory) return [good(spokenBytes(there))];
      const what = `This machine has ${spokenBytes(there)} of memory; the lab wants ${spokenBytes(neededMemory)}.`;
      return [{ state: 'bad', what, remedy: 'Close other programs, or use a machine with more.' }];
    },
  },
  {
    about: 'data folder',
    look: ({ dataDir }) =>
      unless(() => {
        const existed = existsSync(dataDir);
        requireWritable(dataDir);
        if (!existed) rmSync(dataDir, { recursive: true });
        requireSpace(dataDir);
        return `${dataDir}, ${spokenBytes(freeBytes(dataDir))} free`;
      }),
  },
  {
    about: 'cache folder',
    look: ({ cacheDir }) =>
      unless(() => {
        requireWritable(cacheDir);
        return cacheDir;
      }),
  },
  {
    about: 'ports',
    async look(config) {
      // The page of this folder's own running lab is where it should be.
      const own = findRunner(config.dataDir)?.pid;
      const taken = (await takenPorts(config, await chosenDriver(config))).filter(
        ({ holder }) => own === undefined || holder?.pid !== own,
      );
      if (taken.length > 0) {
        return taken.map(({ port, node, holder }) =>
          lookFailed(new RailyardError('PORT_TAKEN', { port, node, by: spokenHolder(holder) })),
        );
      }
      const { runnerPort } = loadTopology(config.portBase);
      return [good(`${runnerPort} and those of the six nodes are free or ours`)];
    },
  },
];

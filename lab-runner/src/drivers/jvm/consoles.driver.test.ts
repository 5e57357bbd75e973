// The local workbench held to the contract of consoles: real shells on real ptys.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { loadConfig } from '../../config.ts';
import { loadTopology } from '../../topology.ts';
import { describeConsoleContract } from '../contract/consoles.ts';
import { createLocalWorkbench } from './workbench.ts';

describeConsoleContract('jvm', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'railyard-consoles-'));
  const topology = loadTopology(0);
  const workbench = createLocalWorkbench({ config: loadConfig({ dataDir }), topology });
  return {
    topology,
    workbench,
    async processes() {
      const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'stat=,args=']);
      const lines = stdout.split('\n').map((line) => line.trim());
      return lines.filter((line) => !line.startsWith('Z')).map((line) => line.replace(/^\S+\s+/, ''));
    },
    async remove() {
      await workbench.dispose();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
});

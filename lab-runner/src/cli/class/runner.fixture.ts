// A runner in a process of its own, for tests that kill it: says `ready` when its cluster is, stops politely on TERM.
import { loadConfig } from '../../config.ts';
import { createLog } from '../../log.ts';
import { startRunner } from '../../main.ts';

const [dataDir, portBase, driver] = process.argv.slice(2);
const config = loadConfig({ dataDir, portBase, driver });
const runner = await startRunner({ config, log: createLog(config) });
process.once('SIGTERM', () => void runner.stop().then(() => process.exit(0)));
process.stdout.write('ready\n');

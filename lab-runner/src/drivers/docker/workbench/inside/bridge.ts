// Runs inside the workbench: listens where the runner listens outside, and carries each connection over its own
// standard input and output. Reaches nothing itself.
import { createServer } from 'node:net';
import { createLanes } from '../lanes.ts';

const [host = '127.0.0.1', port = ''] = process.argv.slice(2);
const lanes = createLanes({ send: (bytes) => void process.stdout.write(bytes) });

const server = createServer({ allowHalfOpen: true }, (socket) => lanes.begin(socket));
server.maxConnections = 64;
server.on('error', ({ message }) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
});
server.listen(Number(port), host, () => process.stderr.write('listening\n'));

process.stdin.on('data', lanes.receive);
// The runner has gone, or wants an end.
process.stdin.on('end', () => process.exit(0));
process.stdout.on('error', () => process.exit(0));

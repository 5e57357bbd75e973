// The peer, a process of its own: what a first afternoon with dockerode gives. A socket is piped to an exec with a
// terminal and back. No flow control, no replay, no acknowledgement, no end of what it has started.
import { WebSocketServer } from 'ws';
import { connectDocker } from '../../lab-runner/src/drivers/docker/engine.ts';

const [container = '', columns = '80', rows = '24'] = process.argv.slice(2);
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });

server.on('connection', (socket) => {
  const shell = openShell();
  shell.then((stream) => {
    stream.on('data', (bytes: Buffer) => socket.send(bytes));
    stream.on('end', () => socket.close());
    socket.on('close', () => stream.end());
  }, console.error);
  socket.on('message', (bytes: Buffer) => void shell.then((stream) => stream.write(bytes)));
});

async function openShell() {
  const exec = await connectDocker()
    .getContainer(container)
    .exec({
      Cmd: ['bash'],
      User: 'learner',
      Env: ['TERM=xterm-256color', 'LANG=C.UTF-8'],
      Tty: true,
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
    });
  const stream = await exec.start({ hijack: true, stdin: true, Tty: true });
  await exec.resize({ h: Number(rows), w: Number(columns) });
  return stream;
}

server.on('listening', () => process.send?.(server.address()));
process.on('disconnect', () => process.exit());

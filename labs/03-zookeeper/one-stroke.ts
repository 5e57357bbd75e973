// A client for the answers of exercise 3.3 that can do what `zookeeper-shell` cannot: delete two znodes in one transaction.
// It speaks ZooKeeper's protocol from Node, which the console has on both drivers.

const client = [
  'const [host, port, ...paths] = process.argv.slice(1)',
  'const socket = require("net").connect(port, host)',
  'const int = (n) => { const four = Buffer.alloc(4); four.writeInt32BE(n); return four; }',
  'const sized = (content) => Buffer.concat([int(content.length), Buffer.from(content)])',
  'const send = (...parts) => socket.write(sized(Buffer.concat(parts)))',
  'const part = (type, last) => Buffer.concat([int(type), Buffer.of(last), int(-1)])',
  'const anyone = [int(1), int(31), sized("world"), sized("anyone")]',
  // A session of nine seconds.
  'send(int(0), Buffer.alloc(8), int(9000), Buffer.alloc(8), sized(Buffer.alloc(16)), Buffer.of(0))',
  // Each path as an ephemeral znode, then all of them deleted by one multi, then the end of the session.
  'paths.forEach((path, n) => send(int(n + 1), int(1), sized(path), int(0), ...anyone, int(1)))',
  'send(int(8), int(14), ...paths.flatMap((path) => [part(2, 0), sized(path), int(-1)]), part(-1, 1))',
  'send(int(9), int(-11))',
  'socket.on("data", () => {}).on("close", () => process.exit())',
].join('; ');

/** Names like `zookeeper1` are known to Java alone with the JVM driver. */
const address = "at=$(getent hosts zookeeper1 | cut -d ' ' -f 1)";

/** Lines that make both znodes in one session and delete both in one stroke. */
export const inOneStroke = (...paths: readonly string[]): readonly string[] => [
  address,
  `stroke() { node -e '${client}' "\${at:-127.0.0.1}" "$2" ${paths.join(' ')}; }; stroke zookeeper1 2181`,
];

// Which partition of __consumer_offsets keeps a group? run keeper.ts GROUP HOW-MANY-PARTITIONS
// As the brokers do it: Java's hash of the name, made positive, modulo the number of partitions.
const [group = 'billing', partitions = '12'] = process.argv.slice(2);

let hash = 0;
for (let at = 0; at < group.length; at += 1) {
  // Java counts with 32 bits: what does not fit is cut off, and the number may turn negative.
  hash = (Math.imul(hash, 31) + group.charCodeAt(at)) | 0;
}

console.log(group + ': hash ' + hash + ', partition ' + (Math.abs(hash) % Number(partitions)));

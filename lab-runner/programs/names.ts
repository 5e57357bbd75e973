// Loaded before a program of the console: makes the nodes' names known to Node where no resolver knows them.
// Containers have a network that does; processes of this machine all listen at one loopback address.
import dns, { type LookupAddress, type LookupOptions } from 'node:dns';
import { nodeNames } from '@railyard/labs/kit';
import { addressOfTheNodes } from './environment.ts';

type Callback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

const ours = new Set<string>(nodeNames);
const real = dns.lookup as (name: string, options: LookupOptions, callback: Callback) => void;

/** As `dns.lookup`, which every connection of Node asks. */
function lookup(name: string, options: LookupOptions | Callback, callback?: Callback): void {
  const wanted: LookupOptions = typeof options === 'function' ? {} : options;
  const answer = typeof options === 'function' ? options : callback;
  if (answer === undefined) throw new TypeError('lookup needs a callback');
  if (addressOfTheNodes === undefined || !ours.has(name)) return real(name, wanted, answer);
  const address = addressOfTheNodes;
  queueMicrotask(() => (wanted.all ? answer(null, [{ address, family: 4 }]) : answer(null, address, 4)));
}

if (addressOfTheNodes !== undefined) dns.lookup = lookup as typeof dns.lookup;

// Resets measured: against the stock way, and many in a row.
export { measurePairs } from './pairs.ts';
export { measureRounds } from './rounds.ts';

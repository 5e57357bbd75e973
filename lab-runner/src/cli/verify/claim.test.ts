// Claims: what counts as shown, and what does not.
import { describe, expect, it } from 'vitest';
import { missingClaim, visibleLines } from './claim.ts';

describe('claims of a lesson', () => {
  const output = '\x1b[1mCreated topic orders.\x1b[0m\r\nTopic: orders\tPartitions: 3\tRF: 3\r\nleader 2\r\n';

  it.each([
    ['a line as it is', 'Created topic orders.'],
    ['lines in order with others between', 'Created topic orders.\nleader 2'],
    ['a part left out', 'Topic: orders … RF: 3'],
    ['columns aligned otherwise', 'Topic: orders Partitions: 3 RF: 3'],
    ['nothing claimed', '…'],
  ])('holds: %s', (_, claim) => expect(missingClaim(claim, output)).toBeUndefined());

  it.each([
    ['another number', 'leader 3'],
    ['half a line without an ellipsis', 'Created topic'],
    ['the wrong order', 'leader 2\nCreated topic orders.'],
    ['one line claimed twice', 'leader 2\nleader 2'],
    ['a dot as a wildcard', 'Created topic orders!'],
  ])('does not hold: %s', (_, claim) => expect(missingClaim(claim, output)).toBeDefined());

  it('reads a line that was overwritten as its last state', () => {
    expect(visibleLines('10 %\r20 %\r\n')).toEqual(['20 %', '']);
  });
});

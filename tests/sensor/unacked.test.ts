import { expect, test } from 'vitest';
import { Unacked } from '../../lib/sensor/unacked';

test('an acknowledgement takes what its report held, and nothing that came later', () => {
  const unacked = new Unacked<string>();
  unacked.add('a');
  unacked.sentWith(1);
  unacked.add('b');
  unacked.sentWith(2);
  unacked.add('c');
  unacked.ack(1);
  expect(unacked.items).toEqual(['b', 'c']);
  unacked.ack(2);
  expect(unacked.items).toEqual(['c']);
  expect(unacked.unsent).toBe(true);
});

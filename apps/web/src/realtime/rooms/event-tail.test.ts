import { describe, expect, it } from 'vitest';
import { EventTail } from './event-tail.ts';

const event = (offset: number, epoch = 'e') => ({
  name: 'reply:created',
  payload: {},
  meta: { id: `${offset}`, room: 'r', epoch, offset, at: '', correlationId: '' },
});
const offsets = (events: readonly { meta: { offset: number } }[] | undefined) => events?.map(({ meta }) => meta.offset);

describe('the tail of a room', () => {
  it('gives what follows a position, and nothing when it cannot be proved', () => {
    const tail = new EventTail();
    for (const offset of [5, 6, 7]) tail.add(event(offset));
    expect(offsets(tail.after({ epoch: 'e', offset: 4 }))).toEqual([5, 6, 7]);
    expect(offsets(tail.after({ epoch: 'e', offset: 6 }))).toEqual([7]);
    expect(offsets(tail.after({ epoch: 'e', offset: 9 }))).toEqual([]);
    expect(tail.after({ epoch: 'e', offset: 3 })).toBeUndefined();
    expect(tail.after({ epoch: 'f', offset: 6 })).toBeUndefined();
    expect(tail.end).toEqual({ epoch: 'e', offset: 7, id: '7' });
  });

  it('keeps no events across a hole or a new epoch', () => {
    const tail = new EventTail();
    for (const offset of [1, 2, 4]) tail.add(event(offset));
    expect(tail.after({ epoch: 'e', offset: 1 })).toBeUndefined();
    tail.add(event(5, 'f'));
    expect(offsets(tail.after({ epoch: 'f', offset: 4 }))).toEqual([5]);
  });

  it('is bounded', () => {
    const tail = new EventTail(2);
    for (const offset of [1, 2, 3]) tail.add(event(offset));
    expect(tail.after({ epoch: 'e', offset: 0 })).toBeUndefined();
    expect(offsets(tail.after({ epoch: 'e', offset: 1 }))).toEqual([2, 3]);
  });
});

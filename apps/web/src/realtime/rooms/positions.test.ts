import { describe, expect, it } from 'vitest';
import { roomsOf, Standings } from './positions.ts';

const at = (offset: number, epoch = 'e') => ({ epoch, offset });

describe('where cached data stands', () => {
  it('is decided by its most backward page', () => {
    const data = { pages: [{ positions: { r: at(5) } }, { positions: { r: at(3), s: at(1) } }] };
    expect(new Standings().of(data, 'r')).toEqual(at(3));
    expect([...roomsOf(data)]).toEqual(['r', 's']);
    expect(new Standings().of(data, 'other')).toBeUndefined();
  });

  it('moves forward with the events it takes in, and back when it is fetched again', () => {
    const standings = new Standings();
    const data = { positions: { r: at(5) } };
    standings.advance(data, 'r', at(7));
    standings.advance(data, 'r', at(6));
    expect(standings.of({ ...data }, 'r')).toEqual(at(7));
    standings.fetched([data.positions]);
    expect(standings.of(data, 'r')).toEqual(at(5));
  });

  it('is nowhere when pages are of different epochs', () => {
    const data = { pages: [{ positions: { r: at(5) } }, { positions: { r: at(3, 'f') } }] };
    expect(new Standings().of(data, 'r')).toBe('nowhere');
  });

  it('does not move for events of another epoch', () => {
    const standings = new Standings();
    const data = { positions: { r: at(5) } };
    standings.advance(data, 'r', at(9, 'f'));
    expect(standings.of(data, 'r')).toEqual(at(5));
  });
});

it('a part that a fetch puts back as it was stands where it stood when that began', () => {
  const standings = new Standings();
  const data = { positions: { a: { epoch: 'e', offset: 1 } } };
  standings.advance(data, 'a', { epoch: 'e', offset: 2 });
  const putBack = standings.mark([data.positions]);
  standings.advance(data, 'a', { epoch: 'e', offset: 5 });
  putBack();
  expect(standings.of(data, 'a')).toMatchObject({ offset: 2 });
});

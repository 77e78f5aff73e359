import { expect, test } from 'vitest';
import { isCutShort, isUnstorable, outageOf } from './outage.ts';

const sql = (code: string, severity = 'FATAL') => Object.assign(new Error(`${severity} ${code}`), { code, severity });
/** As Prisma's adapter hands on what the driver said, and Prisma what the adapter said. */
const byAdapter = (cause: object) =>
  Object.assign(new Error('DriverAdapterError'), { name: 'DriverAdapterError', cause });
const byPrisma = (code: string, cause: object) =>
  Object.assign(new Error(`Raw query failed. Code: \`${code}\``), {
    code,
    meta: { driverAdapterError: byAdapter(cause) },
  });

test.each(['57P01', '57P02', '57P04', '57P05', '08000', '08003', '08006', '08007', '25P04'])(
  'SQLSTATE %s ends a connection: what was sent may have happened',
  (code) => {
    expect(outageOf(sql(code))).toBe('lost');
    expect(outageOf(byPrisma('P2010', { kind: 'postgres', originalCode: code, code }))).toBe('lost');
    expect(outageOf(byPrisma('P2039', { kind: 'postgres', code }))).toBe('lost');
  },
);

test.each([
  '25006',
  '25P03',
  '40001',
  '40P01',
  '53000',
  '53100',
  '53200',
  '53300',
  '53400',
  '55000',
  '55P03',
  '57014',
  '57P03',
  '58030',
  '28P01',
  '3D000',
  '08001',
  '08004',
])('SQLSTATE %s is a refusal: nothing happened', (code) => {
  expect(outageOf(sql(code, 'ERROR'))).toBe('refused');
  expect(outageOf(byPrisma('P2010', { kind: 'postgres', originalCode: code, code }))).toBe('refused');
});

test.each(['Connection terminated', 'Connection terminated unexpectedly', 'Query read timeout'])(
  '“%s” of the driver leaves it open',
  (words) => {
    expect(outageOf(new Error(words))).toBe('lost');
  },
);

test.each([
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
  'timeout expired',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end on the pool',
  'Transaction API error: Unable to start a transaction in the given time.',
  'Transaction already closed: A query cannot be executed on an expired transaction.',
])('“%s” was said before anything was sent', (words) => {
  expect(outageOf(new Error(words, { cause: new Error('Connection terminated unexpectedly') }))).toBe('refused');
});

test.each([
  [{ kind: 'ConnectionClosed' }, 'lost'],
  [{ kind: 'SocketTimeout' }, 'lost'],
  [{ kind: 'DatabaseNotReachable' }, 'refused'],
  [{ kind: 'TooManyConnections' }, 'refused'],
  [{ kind: 'TransactionWriteConflict' }, 'refused'],
])('what Prisma’s adapter calls %j is an outage', (cause, outage) => {
  expect(outageOf(byAdapter(cause))).toBe(outage);
});

test.each([
  ['P1001', 'refused'],
  ['P1002', 'lost'],
  ['P1008', 'lost'],
  ['P1017', 'lost'],
  ['P2024', 'refused'],
  ['P2028', 'refused'],
  ['P2034', 'refused'],
  ['P2037', 'refused'],
])('%s of Prisma is an outage', (code, outage) => {
  expect(outageOf(Object.assign(new Error('of Prisma'), { code }))).toBe(outage);
});

test('a host of several addresses that all refuse is an outage', () => {
  const refusals = ['::1', '127.0.0.1'].map((address) => Object.assign(new Error(address), { code: 'ECONNREFUSED' }));
  expect(outageOf(new AggregateError(refusals))).toBe('refused');
});

test('what the database says of a statement is none, and a cause that goes round in circles ends', () => {
  for (const code of ['23505', '42883', '42P01', 'TD001', 'XX000']) expect(outageOf(sql(code, 'ERROR'))).toBeNull();
  const round = new Error('round');
  round.cause = round;
  expect(outageOf(round)).toBeNull();
  for (const odd of [null, undefined, 'text', 7]) expect(outageOf(odd)).toBeNull();
});

test('a value that no column takes is recognised', () => {
  for (const code of ['22008', '22021', '22P02', '22P05', '54001']) {
    expect(isUnstorable(sql(code, 'ERROR'))).toBe(true);
    expect(outageOf(sql(code, 'ERROR'))).toBeNull();
  }
  expect(isUnstorable(sql('42883', 'ERROR'))).toBe(false);
});

test.each([
  ['a statement past its time limit', sql('57014', 'ERROR'), true],
  ['an expired transaction', Object.assign(new Error('Transaction already closed: expired'), { code: 'P2028' }), true],
  [
    'a transaction that found no connection',
    Object.assign(new Error('Unable to start a transaction in the given time.'), { code: 'P2028' }),
    false,
  ],
  ['a session that was ended', sql('57P01', 'FATAL'), false],
  ['what names nothing', null, false],
])('%s: cut short is %s', (_what, error, isIt) => {
  expect(isCutShort(error)).toBe(isIt);
});

import { expect, test } from 'vitest';
import { ApiError, mayHaveHappened } from '../http/error.ts';
import { SameWrite } from './same-write.ts';

const failed = (status: number, code = 'X', outcome?: 'unchanged' | 'unknown') =>
  new ApiError({ code, status, message: 'x', outcome });

/** Sends a form and fails; returns what was sent. */
async function pressed(write: SameWrite, form: string, error: unknown) {
  const sent: { body: object; key: string }[] = [];
  const make = () => ({ form, at: performance.now() });
  const fail = (body: object, { idempotencyKey: key }: { idempotencyKey: string }) => {
    sent.push({ body, key });
    return Promise.reject(error);
  };
  await expect(write.send(form, make, fail)).rejects.toBe(error);
  return sent[0];
}

test('after an answer that never came, pressing again sends the same body and key, moments included', async () => {
  for (const error of [
    failed(0, 'TIMEOUT'),
    failed(503, 'UNAVAILABLE', 'unknown'),
    failed(500),
    failed(409, 'IN_PROGRESS'),
  ]) {
    const write = new SameWrite();
    const first = await pressed(write, 'hide', error);
    expect(await pressed(write, 'hide', error)).toEqual(first);
    expect((await pressed(write, 'warn', error))?.key).not.toBe(first?.key);
  }
});

test('what was refused, or changed nothing, is begun anew', async () => {
  for (const error of [failed(409, 'CONFLICT'), failed(503, 'UNAVAILABLE', 'unchanged'), new Error('x')]) {
    const write = new SameWrite();
    const first = await pressed(write, 'hide', error);
    expect((await pressed(write, 'hide', error))?.key).not.toBe(first?.key);
    expect(mayHaveHappened(error)).toBe(false);
  }
});

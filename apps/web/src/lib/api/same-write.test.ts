import { expect, test } from 'vitest';
import { ApiError, mayHaveHappened } from '../http/error.ts';
import { CameBefore, type Keeper, SameWrite, type Write } from './same-write.ts';

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

/** A server that makes one thing for a key and tells its text again; `loses` the answers of the first tries. */
function server(loses: number) {
  const made = new Map<string, string>();
  let tries = 0;
  const send = async (body: string, { idempotencyKey: key }: { idempotencyKey: string }) => {
    tries += 1;
    if (made.has(key) && made.get(key) !== body) throw failed(422, 'IDEMPOTENCY_MISMATCH', 'unchanged');
    made.set(key, body);
    if (tries <= loses) throw failed(0, 'TIMEOUT');
    return body;
  };
  return { made: () => [...made.values()], send };
}

/** What a draft does: it outlives the form. */
function kept(): Keeper {
  let text = 'null';
  return {
    read: () => (JSON.parse(text) as Write | null) ?? undefined,
    keep: (write) => {
      text = JSON.stringify(write ?? null);
    },
  };
}

test('another form over the same draft sends under the same key, however often answers are lost', async () => {
  for (const loses of [1, 2, 3]) {
    const { made, send } = server(loses);
    const keeper = kept();
    for (let count = 0; count < loses; count += 1)
      await expect(new SameWrite(keeper).sendOne('a', send)).rejects.toThrow();
    expect(await new SameWrite(keeper).sendOne('a', send)).toBe('a');
    expect(made()).toEqual(['a']);
  }
});

test('a text that changed while nobody knew makes no second thing: what the first try made is named', async () => {
  for (const texts of [
    ['a', 'b'],
    ['a', 'b', 'c'],
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
  ]) {
    const { made, send } = server(1);
    const keeper = kept();
    await expect(new SameWrite(keeper).sendOne('a', send)).rejects.toThrow(ApiError);
    for (const text of texts.slice(1)) {
      const error = await new SameWrite(keeper).sendOne(text, send).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(CameBefore);
      expect((error as CameBefore<string>).answer).toBe('a');
    }
    expect(made()).toEqual(['a']);
    new SameWrite(keeper).renew();
    expect(await new SameWrite(keeper).sendOne('b', send)).toBe('b');
  }
});

test('a refusal after a lost answer does not forget the try that may be there', async () => {
  const keeper = kept();
  const write = () => new SameWrite(keeper);
  const first = await pressed(write(), 'hide', failed(0, 'TIMEOUT'));
  await pressed(write(), 'hide', failed(429, 'RATE_LIMITED', 'unchanged'));
  expect(await pressed(write(), 'hide', failed(0, 'TIMEOUT'))).toEqual(first);
});

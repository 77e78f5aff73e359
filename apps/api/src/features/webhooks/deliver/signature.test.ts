import { expect, test } from 'vitest';
import { nextTryMs } from './retry.ts';
import { makeSecret, signedHeaders, writeSecret } from './signature.ts';

test('attack 44: a message is signed as Standard Webhooks says, by the vector of its reference libraries', () => {
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: new Date(1614265330_000), body: '{"test": 2432232314}' };
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
  expect(signedHeaders(message, [secret])).toEqual({
    'webhook-id': message.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('a secret is 256 bits, written as libraries take it; two of them sign side by side', () => {
  const [one, other] = [makeSecret(), makeSecret()];
  expect(writeSecret(one)).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const { 'webhook-signature': both } = signedHeaders({ id: 'msg_1', at: new Date(), body: '{}' }, [one, other]);
  expect(String(both)).toMatch(/^v1,\S{44} v1,\S{44}$/);
});

test('eight tries over about a day, then none', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => nextTryMs(tries, 5000) ?? 0);
  expect(nextTryMs(8, 5000)).toBeNull();
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
  expect(hours).toBeGreaterThan(22);
  expect(hours).toBeLessThan(25);
});

import { useState } from 'react';
import { mayHaveHappened } from '../http/error.ts';
import { randomId } from '../store/random-id.ts';

/**
 * Pressing again after an answer that never came sends the same body with the same idempotency key, so that it happens
 * once. What is filled in otherwise, or was refused, is another write.
 */
export class SameWrite {
  #last: { form: string; body: unknown; key: string } | undefined;

  /** `form` is what was filled in; `make` what is sent for it, which may hold a moment. */
  async send<Body, Answer>(
    form: unknown,
    make: () => Body,
    send: (body: Body, options: { idempotencyKey: string }) => Promise<Answer>,
  ): Promise<Answer> {
    const text = JSON.stringify(form);
    const write = this.#last?.form === text ? this.#last : { form: text, body: make(), key: randomId() };
    this.#last = write;
    try {
      return await send(write.body as Body, { idempotencyKey: write.key });
    } catch (error) {
      if (!mayHaveHappened(error)) this.#last = undefined;
      throw error;
    }
  }
}

/** One for as long as the form is there. */
export const useSameWrite = (): SameWrite => useState(() => new SameWrite())[0];

import { useState } from 'react';
import { isCode, mayHaveHappened } from '../http/error.ts';
import { randomId } from '../store/random-id.ts';
import { serverNow } from '../time/server-time.ts';

/** What was sent under one idempotency key and may be there: since when (ms of the server), and every text of it. */
export type Write = { key: string; at: number; tries: readonly { form: string; body: unknown }[] };
/** Where a write is kept until it is known what became of it. */
export type Keeper = { read: () => Write | undefined; keep: (write: Write | undefined) => void };

type Send<Body, Answer> = (body: Body, options: { idempotencyKey: string }) => Promise<Answer>;

/** An hour less than the server keeps an idempotency key, ms. */
const repeatableFor = 23 * 3_600_000;
const maxTries = 4;

/** An earlier try had arrived, with another text. `answer` is what it made, where it could be asked for. */
export class CameBefore<Answer> extends Error {
  readonly answer: Answer | undefined;
  constructor(answer: Answer | undefined) {
    super('An earlier try had arrived');
    this.name = 'CameBefore';
    this.answer = answer;
  }
}

function inThisForm(): Keeper {
  let last: Write | undefined;
  return {
    read: () => last,
    keep: (write) => {
      last = write;
    },
  };
}

/**
 * Pressing again after an answer that never came sends the same body with the same idempotency key, so that it happens
 * once. What was refused is another write.
 */
export class SameWrite {
  readonly #keeper: Keeper;
  constructor(keeper: Keeper = inThisForm()) {
    this.#keeper = keeper;
  }

  #last(): Write | undefined {
    const last = this.#keeper.read();
    return last && serverNow() - last.at < repeatableFor ? last : undefined;
  }

  async #send<Body, Answer>(write: Write, body: unknown, isFirst: boolean, send: Send<Body, Answer>): Promise<Answer> {
    // Before it leaves: the page may be gone when the answer comes.
    this.#keeper.keep(write);
    try {
      return await send(body as Body, { idempotencyKey: write.key });
    } catch (error) {
      // A try that was refused has put nothing there; an earlier one may have.
      if (isFirst && !mayHaveHappened(error)) this.#keeper.keep(undefined);
      throw error;
    }
  }

  /**
   * `form` is what was filled in; `make` what is sent for it, which may hold a moment. What is filled in otherwise is
   * another write.
   */
  send<Body, Answer>(form: unknown, make: () => Body, send: Send<Body, Answer>): Promise<Answer> {
    const text = JSON.stringify(form);
    const last = this.#last();
    const same = last?.tries.find((one) => one.form === text);
    if (last && same) return this.#send(last, same.body, false, send);
    const body = make();
    return this.#send({ key: randomId(), at: serverNow(), tries: [{ form: text, body }] }, body, true, send);
  }

  /**
   * Makes one thing, also when its text changed while nobody knew whether it was there: the server then refuses the second
   * text under the same key, and the first is asked for. Throws CameBefore.
   */
  async sendOne<Body, Answer>(body: Body, send: Send<Body, Answer>): Promise<Answer> {
    const form = JSON.stringify(body);
    const last = this.#last();
    if (!last) return await this.send(body, () => body, send);
    const earlier = last.tries.filter((one) => one.form !== form);
    // The first of all is the likeliest to be there.
    const kept = earlier.length < maxTries ? earlier : earlier.toSpliced(1, 1);
    try {
      return await this.#send({ ...last, tries: [...kept, { form, body }] }, body, false, send);
    } catch (error) {
      if (!isCode(error, 'IDEMPOTENCY_MISMATCH')) throw error;
      throw new CameBefore(await this.#whatCame(last, send));
    }
  }

  async #whatCame<Body, Answer>({ key, tries }: Write, send: Send<Body, Answer>): Promise<Answer | undefined> {
    for (const { body } of tries) {
      try {
        return await send(body as Body, { idempotencyKey: key });
      } catch (error) {
        if (!isCode(error, 'IDEMPOTENCY_MISMATCH')) throw error;
      }
    }
    return undefined;
  }

  /** What is sent next is another thing. */
  renew(): void {
    this.#keeper.keep(undefined);
  }
}

/** One for as long as the form is there. */
export const useSameWrite = (): SameWrite => useState(() => new SameWrite())[0];

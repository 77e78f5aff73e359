/** Thrown inside a request whose Idempotency-Key was answered before: the edge sends the stored answer again. */
export class ReplayedAnswer extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(stored: { status: number; body: unknown }) {
    super('This request was answered before.');
    this.status = stored.status;
    this.body = stored.body;
  }
}

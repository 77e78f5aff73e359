import type { Services } from '../../platform/feature/services.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import type { EventReader } from './event-reader.ts';
import { follow } from './follow.ts';
import type { Session } from './session.ts';

/** Streams that one member, or one key, has open on one server. */
export const STREAMS_MAX = 5;
/** The longest time a timer can be set for. */
const LONGEST_MS = 2 ** 31 - 1;

type Open = { session: Session; timer: NodeJS.Timeout | null };
type Needs = Pick<Services, 'authority' | 'db' | 'keys' | 'log' | 'realtime'>;

/** Who reads on this server, and how it ends: with the session, the key, the membership, the server; and where one has too many. */
export class Readers {
  readonly #on: Needs;
  readonly #open = new Map<EventReader, Open>();

  constructor(on: Needs) {
    this.#on = on;
    on.authority.onRevoked((sessionId) => {
      for (const [reader, { session }] of this.#open)
        if (session.claims?.sessionId === sessionId) reader.close('SESSION_REVOKED', 'This session was ended.');
    });
    on.authority.onChanged((userId) => {
      for (const [reader, { session }] of this.#open) if (session.claims?.userId === userId) this.#askAgain(reader);
    });
    on.keys.revoked.on((keyIds) => {
      for (const reader of this.#open.keys())
        if (reader.principal.isKey && keyIds.has(reader.principal.id))
          reader.close('KEY_REFUSED', 'This API key was revoked.');
    });
  }

  /** Lets a reader in; where its member or key has too many, the oldest of them ends. */
  add(reader: EventReader, session: Session): void {
    const own = [...this.#open.keys()].filter(({ principal }) => principal.id === reader.principal.id);
    for (const oldest of own.slice(0, Math.max(0, own.length - STREAMS_MAX + 1)))
      oldest.close('EVICTED', `There are at most ${STREAMS_MAX} streams at once; a newer one took this place.`);
    this.#open.set(reader, { session, timer: this.#endAt(reader, session) });
    this.#on.realtime.admission.readers.add(reader);
    // What was said between the request and now could not reach it.
    if (session.claims) this.#askAgain(reader);
    this.catchUp(reader);
  }

  remove(reader: EventReader): void {
    const { timer } = this.#open.get(reader) ?? {};
    if (timer) clearTimeout(timer);
    this.#open.delete(reader);
    this.#on.realtime.admission.readers.delete(reader);
    this.#on.realtime.options.tracker.leave(reader.room, reader);
  }

  catchUp(reader: EventReader): void {
    const { tracker, epoch } = this.#on.realtime.options;
    follow({ db: this.#on.db, tracker, epoch }, reader).catch((error: unknown) => {
      this.#on.log.warn(
        { err: error, workspaceId: reader.principal.workspaceId },
        'Could not catch a reader of a workspace up; closed its stream, it comes back with its position',
      );
      reader.closeReconnectable();
    });
  }

  #endAt(reader: EventReader, { expiresAt, claims }: Session): NodeJS.Timeout | null {
    if (expiresAt === null) return null;
    const ms = expiresAt - Date.now();
    if (ms > LONGEST_MS) return null;
    const end = () =>
      claims
        ? reader.close('AUTH_EXPIRED', 'Your sign-in has expired.')
        : reader.close('KEY_REFUSED', 'This API key has expired.');
    return setTimeout(end, Math.max(0, ms)).unref();
  }

  /** A member changed: who is suspended, or was signed out, hears no more. While nobody can be asked, what is known stays true. */
  #askAgain(reader: EventReader): void {
    const claims = this.#open.get(reader)?.session.claims;
    if (!claims) return;
    this.#on.authority.actorOf(claims).catch((error: unknown) => {
      if (!(error instanceof TidingsError) || error.code === 'UNAVAILABLE') return;
      reader.close(error.code, error.message);
    });
  }
}

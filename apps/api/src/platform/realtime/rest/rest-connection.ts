import { randomUUID } from 'node:crypto';
import type { Namespace } from '@tidings/contracts';
import type { Actor } from '../../kernel/actor.ts';
import { Connection } from '../connection/connection.ts';

/** A member behind a single REST request, as the commands know connections: in one room, hearing nothing. */
export class RestConnection extends Connection {
  readonly id = randomUUID();
  readonly transport = 'rest';

  constructor(actor: Actor, room: string, namespace: Namespace, head: number) {
    super({ actor, deviceId: 'rest', tokenVersion: 0, expiresAt: 0 });
    this.rooms.set(room, { namespace, acked: head, head, lagging: false });
  }

  carries(): boolean {
    return false;
  }
  deliver(): void {}
  sendControl(): void {}
  closeReconnectable(): void {}
  closeForGood(): void {}
}

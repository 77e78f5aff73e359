import type { NotificationAnswer } from '@tidings/contracts';
import { call } from '../../../lib/api/call.ts';
import type { Act } from './act.ts';

/** What an act was answered. */
export type Sent = NotificationAnswer & { undoToken?: string };

/** Asks the server for an act; with the same key it happens once, however often it is asked for. */
export function send(act: Act, idempotencyKey: string): Promise<Sent> {
  const options = { idempotencyKey };
  switch (act.verb) {
    case 'snooze': {
      const input = { params: { id: act.ids[0] }, body: act.snooze };
      return call('PUT /api/notifications/:id/snooze', input, options);
    }
    case 'readAll': {
      const { upTo, category } = act;
      return call('PUT /api/notifications/read-all', { body: { upTo, ...(category && { category }) } }, options);
    }
    case 'undoReadAll':
      return call('DELETE /api/notifications/read-all', { body: { undoToken: act.token() } }, options);
    default:
      return call('POST /api/notifications/bulk', { body: { action: act.verb, ids: act.ids } }, options);
  }
}

import type { Services } from '../../platform/feature/services.ts';
import { correlationIdOf } from '../../platform/kernel/correlation.ts';
import type { CommandHandlers } from '../../platform/realtime/commands/command-handler.ts';
import type { Connection } from '../../platform/realtime/connection/connection.ts';
import { changeSome, type InboxCtx, readAll, seeUpTo } from './inbox/change-notifications.ts';

/** What members do with their inbox over a live connection: the same as over REST. */
export function notificationCommands({ db, events }: Pick<Services, 'db' | 'events'>): CommandHandlers {
  const ctxOf = ({ actor }: Connection): InboxCtx => ({
    actor,
    correlationId: correlationIdOf(undefined),
    idempotency: null,
    db,
    events,
  });
  return {
    async 'notification:mark-read'({ connection, input, answer }) {
      const { counts } = await changeSome(ctxOf(connection), 'read', input.ids);
      answer({ ok: true, counts });
    },
    async 'notification:archive'({ connection, input, answer }) {
      const { counts } = await changeSome(ctxOf(connection), 'archive', input.ids);
      answer({ ok: true, counts });
    },
    async 'notification:delete'({ connection, input, answer }) {
      const { counts } = await changeSome(ctxOf(connection), 'delete', input.ids);
      answer({ ok: true, counts });
    },
    async 'notification:mark-seen'({ connection, input, answer }) {
      const { counts } = await seeUpTo(ctxOf(connection), input.upTo);
      answer({ ok: true, counts });
    },
    async 'notification:mark-all-read'({ connection, input, answer }) {
      const { counts } = await readAll(ctxOf(connection), input);
      answer({ ok: true, counts });
    },
  };
}

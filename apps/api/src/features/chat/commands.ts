import type { MemberCtx } from '../../platform/context/context.ts';
import type { Services } from '../../platform/feature/services.ts';
import { correlationIdOf } from '../../platform/kernel/correlation.ts';
import type { CommandHandlers } from '../../platform/realtime/commands/command-handler.ts';
import type { Connection } from '../../platform/realtime/connection/connection.ts';
import { enterChannel } from './entry.ts';
import type { SendLimit } from './limits.ts';
import { sendMessage } from './messages/send-message.ts';

type Ports = Pick<Services, 'db' | 'events' | 'live' | 'log'>;

/** Sending over a live connection: the same as over REST, under the same client id. */
export function chatCommands({ db, events, live, log }: Ports, limit: SendLimit): CommandHandlers {
  const ctxOf = ({ actor }: Connection): MemberCtx => ({
    ...{ actor, tenant: null, idempotency: null, db, events, live, log },
    correlationId: correlationIdOf(undefined),
  });
  return {
    async 'chat:send'({ connection, input: { channelId, ...message }, answer }) {
      const ctx = await enterChannel(ctxOf(connection), channelId);
      answer({ ok: true, message: await sendMessage(ctx, message, limit) });
    },
  };
}

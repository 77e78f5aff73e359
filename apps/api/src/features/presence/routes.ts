import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import type { Realtime } from '../../platform/realtime/realtime.ts';
import { endChoice, readChoice, setChoice } from './choice/choose.ts';
import type { Teller } from './members/teller.ts';

/** How a member wants to be seen, and whom the event streams of a session watch. */
export function presenceRoutes(app: FastifyInstance, realtime: Realtime, teller: Teller): void {
  route(app, operations.ownPresence, (ctx) => readChoice(ctx));
  route(app, operations.setOwnPresence, (ctx, { body }) => setChoice(ctx, body));
  route(app, operations.endOwnPresence, (ctx) => endChoice(ctx));

  route(app, operations.watchPresence, async ({ actor }, { body: { userIds, connectionId } }) => {
    const streams = [...realtime.admission.registry.of(actor.id)].filter(
      ({ id, transport, actor: { sessionId } }) =>
        transport === 'sse' && sessionId === actor.sessionId && (connectionId ?? id) === id,
    );
    let people = streams.length === 0 ? await teller.ask(actor.id, [...new Set(userIds)]) : [];
    for (const stream of streams) {
      await teller.watch(stream, userIds, (present) => {
        people = present;
      });
    }
    return { people };
  });
}

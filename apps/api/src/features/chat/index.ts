import { defineFeature } from '../../platform/feature/feature.ts';
import { chatBroadcasts } from './broadcasts.ts';
import { type BumpMessage, Bumps } from './bumps/bumps.ts';
import { chatCommands } from './commands.ts';
import { SendLimit } from './limits.ts';
import { chatPersonal } from './personal.ts';
import { chatCommandRights, chatRights } from './rights.ts';
import { chatRoutes } from './routes.ts';

/** One for all ways to send on this server. */
const limits = new WeakMap<object, SendLimit>();
function limitOf(config: { rateLimits: boolean }): SendLimit {
  const limit = limits.get(config) ?? new SendLimit(config.rateLimits);
  limits.set(config, limit);
  return limit;
}

/** Chat: channels and direct messages of a workspace, and how far each has read. */
export const chat = defineFeature({
  name: 'chat',
  routes: (app, { config }) => chatRoutes(app, limitOf(config)),
  rights: { operations: chatRights, commands: chatCommandRights },
  broadcasts: chatBroadcasts,
  personal: chatPersonal,
  start(services) {
    const { cluster } = services;
    const carry = cluster && ((message: BumpMessage) => cluster.carry('chat-bumps', message));
    const bumps = new Bumps({ ...services, carry });
    cluster?.hear<BumpMessage>('chat-bumps', (message) => bumps.receive(message));
    services.events.committed.on((facts, committed) => {
      for (const fact of facts)
        if (fact.name === 'chat.sent')
          bumps.bump({ channelId: fact.channel.id, lastNumber: committed.payloadOf('chat:message').number });
    });
    return { commands: chatCommands(services, limitOf(services.config)), close: () => bumps.close() };
  },
});

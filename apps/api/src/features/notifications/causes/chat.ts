import { mentionsIn } from '@tidings/markdown/references';
import type { Consumers } from '../../../platform/events/facts/consumers.ts';
import { notify, retract } from './jobs.ts';

/**
 * What is said in chat: a direct message is news for its people, a message in a channel for who is named in it. Who leaves, or whose channel
 * goes, hears no more of what they may not read.
 */
export const chatCauses: Consumers = {
  'chat.sent': {
    sent: ({ channel, message }, asker) =>
      channel.kind === 'direct' || mentionsIn(message.body).length > 0
        ? [notify(asker, { of: 'message', id: message.id })]
        : [],
  },
  'chat.edited': {
    edited: ({ channel, message }, asker) =>
      channel.kind !== 'direct' && mentionsIn(message.body).length > 0
        ? [notify(asker, { of: 'message', id: message.id })]
        : [],
  },
  'chat.deleted': { deleted: ({ id }, asker) => [retract(asker, { about: id })] },
  'chat.channel-changed': { deleted: ({ channel }, asker) => [retract(asker, { channelId: channel.id })] },
  'chat.member-changed': { left: ({ channel }, asker) => [retract(asker, { channelId: channel.id })] },
  'workspace.membership-changed': {
    left: ({ member }, asker) => [retract(asker, { chatOf: member.id })],
    removed: ({ member }, asker) => [retract(asker, { chatOf: member.id })],
  },
};

import { z } from 'zod';
import { idSchema } from '../../../kernel/ids.ts';
import { defineNotificationType } from '../../define-type.ts';

/** Somebody wrote the member a direct message, or named them in a channel. */
export const chat = defineNotificationType({
  type: 'chat',
  category: 'chat',
  priority: 'normal',
  priorityOf: ({ what }) => (what === 'mention' ? 'high' : 'normal'),
  data: z.strictObject({
    what: z.enum(['direct', 'mention']).describe('Whether it is a direct message, or names the member in a channel.'),
    workspaceId: idSchema.describe('The workspace.'),
    slug: z.string().describe('The end of its address.'),
    channelId: idSchema.describe('The channel.'),
    channel: z.string().describe('What it is called; empty: a direct message.'),
    number: z.int().describe('The number of the message.'),
    excerpt: z.string().describe('How it begins.'),
  }),
  rank: 15,
  groupKey: ({ data }) => `chat:${data.channelId}`,
  defaults: { inApp: true, push: true, email: false },
  mutable: true,
  byName: true,
  retractable: true,
  url: ({ slug, channelId, number }) => `/w/${slug}/chat/${channelId}/${number}`,
  messages: {
    en: {
      label: 'Direct messages and mentions in chat',
      title: '{what, select, direct {{who} sent you a message} other {{who} mentioned you in {channel}}}',
      message: '{excerpt}',
      action: 'Open chat',
    },
    de: {
      label: 'Direktnachrichten und Erwähnungen im Chat',
      title: '{what, select, direct {{who} hat dir geschrieben} other {{who} hat dich in {channel} erwähnt}}',
      message: '{excerpt}',
      action: 'Chat öffnen',
    },
  },
});

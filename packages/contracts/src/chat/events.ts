import { okSchema } from '../kernel/ok.ts';
import { chatSendInputSchema } from './inputs.ts';
import {
  channelBumpedSchema,
  channelChangeSchema,
  channelReadSchema,
  messageDeletedSchema,
  messageSchema,
} from './schemas.ts';

export const chatEvents = {
  'chat:message': { payload: messageSchema, summary: 'Somebody sent a message.' },
  'chat:edited': { payload: messageSchema, summary: 'The author changed the text of a message.' },
  'chat:deleted': { payload: messageDeletedSchema, summary: 'A message was deleted; its number is kept.' },
  'chat:read': {
    payload: channelReadSchema,
    summary:
      'Somebody has read up to a message. For all devices of who has read, and for the people of a direct message.',
  },
  'chat:channel': {
    payload: channelChangeSchema,
    summary:
      'A channel was made, is called otherwise, was archived or is gone; or the member came into one or left it.',
  },
  'chat:bumped': {
    payload: channelBumpedSchema,
    summary:
      'A channel the member may read has a new last message: what is unread is this less what they have read. After a reconnect read the channels once instead.',
  },
} as const;

export const chatCommands = {
  'chat:send': {
    input: chatSendInputSchema,
    output: okSchema.extend({ message: messageSchema.describe('The message, with its number.') }),
    summary: 'Sends a message; sent again under its `clientId`, it is answered and not sent once more.',
  },
} as const;

import { z } from 'zod';
import { usernameSchema } from '../identity/schemas.ts';
import { idSchema } from '../kernel/ids.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { upTo, writtenText } from '../kernel/text.ts';
import { nameLine, visibleText } from '../kernel/visible.ts';
import { DIRECT_PEOPLE_MAX, MESSAGE_MAX } from './limits.ts';
import { clientIdSchema } from './schemas.ts';

const MAX_NUMBER = 2_147_483_647;
const body = visibleText().trim().min(1).check(upTo(MESSAGE_MAX)).describe('Its text, in Markdown.');
const clientId = clientIdSchema.describe(
  'What the client calls it: a message that was sent under it is answered and not sent once more.',
);

export const sendMessageInputSchema = z.strictObject({ body, clientId }).meta({ id: 'SendMessageInput' });
export type SendMessage = z.infer<typeof sendMessageInputSchema>;

export const chatSendInputSchema = sendMessageInputSchema.extend({ channelId: idSchema.describe('The channel.') });

export const patchMessageInputSchema = z
  .strictObject({
    body,
    version: z
      .int()
      .min(1)
      .max(MAX_NUMBER)
      .optional()
      .describe('The version the editor started from: another one answers `VERSION_CONFLICT`.'),
  })
  .meta({ id: 'PatchMessageInput' });

const name = nameLine().min(1).check(upTo(60)).describe('What it is called.');
const purpose = writtenText().trim().check(upTo(250)).describe('What it is for.');

export const createChannelInputSchema = z
  .strictObject({
    name,
    purpose: purpose.default(''),
    kind: z
      .enum(['public', 'private'])
      .default('public')
      .describe('Whether it is open to everybody in the workspace, or to its members only.'),
    people: z
      .array(usernameSchema)
      .max(20)
      .default([])
      .describe('Of a private channel: who is in it besides who makes it. Nobody of a public one.'),
  })
  .meta({ id: 'CreateChannelInput' });
export type CreateChannel = z.infer<typeof createChannelInputSchema>;

export const patchChannelInputSchema = z
  .strictObject({
    name: name.optional(),
    purpose: purpose.optional(),
    archived: z.boolean().optional().describe('Whether it is only read from now on.'),
  })
  .meta({ id: 'PatchChannelInput' });
export type PatchChannel = z.infer<typeof patchChannelInputSchema>;

export const openDirectInputSchema = z
  .strictObject({
    people: z
      .array(usernameSchema)
      .min(1)
      .max(DIRECT_PEOPLE_MAX - 1)
      .describe('Who it is with; the viewer is in it. The same people have one direct message, whoever opens it.'),
  })
  .meta({ id: 'OpenDirectInput' });

export const readChannelInputSchema = z
  .strictObject({ number: z.int().min(0).max(MAX_NUMBER).describe('Up to where; at most the last message counts.') })
  .meta({ id: 'ReadChannelInput' });

export const channelListQuerySchema = pageQuerySchema;

const number = z.coerce.number().int().min(0).max(MAX_NUMBER);
export const messageListQuerySchema = pageQuerySchema.omit({ cursor: true }).extend({
  before: number.optional().describe('The last messages with a lower number than this.'),
  after: number.optional().describe('The first messages with a higher number than this.'),
  around: number.optional().describe('Messages on both sides of this number, as many before it as from it on.'),
});

export const channelMemberParams = z.strictObject({
  id: idSchema.describe('The channel.'),
  username: usernameSchema.describe('The user name of who is in it, or comes into it.'),
});

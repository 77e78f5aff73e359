import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';

export const clientIdSchema = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/)
  .meta({
    id: 'ClientId',
    description: 'What a client calls a message of its own before it is sent: sent again under it, it is the same one.',
  });

export const messageSchema = z
  .strictObject({
    id: idSchema.describe('Names the message for good.'),
    channelId: idSchema.describe('The channel it stands in.'),
    number: z.int().describe('Counts the messages of the channel from 1, without gaps; never changes.'),
    clientId: clientIdSchema.describe('What its author’s client calls it.'),
    author: personSchema.describe('Who wrote it.'),
    body: z.string().nullable().describe('Its text, in Markdown; `null`: it was deleted.'),
    createdAt: instantSchema.describe('When it was sent.'),
    editedAt: instantSchema.nullable().describe('When its text was last changed; `null` when never.'),
    deletedAt: instantSchema
      .nullable()
      .describe('When it was deleted; `null`: it was not. A deleted message keeps its number.'),
    version: z.int().describe('Rises with every change: a lower one is old news.'),
  })
  .meta({ id: 'ChatMessage' });
export type ChatMessage = z.infer<typeof messageSchema>;

export const channelKinds = ['public', 'private', 'direct'] as const;
export const channelKindSchema = z.enum(channelKinds).meta({
  id: 'ChannelKind',
  description:
    'A public channel is open to everybody in the workspace, a private one to its members; a direct message is between the 2 to 8 people it was opened for.',
});
export type ChannelKind = (typeof channelKinds)[number];

export const channelSchema = z
  .strictObject({
    id: idSchema.describe('Names the channel for good.'),
    workspaceId: idSchema.describe('The workspace it is in.'),
    kind: channelKindSchema.describe('Who may read it.'),
    name: z
      .string()
      .nullable()
      .describe('What it is called; `null`: a direct message, which is called after its people.'),
    purpose: z.string().describe('What it is for; may be empty.'),
    people: z.array(personSchema).describe('Of a direct message: who it is between. Of a channel: nobody.'),
    memberCount: z.int().nullable().describe('How many are in it; `null`: everybody in the workspace.'),
    archived: z.boolean().describe('Whether it is only read any more.'),
    lastNumber: z.int().describe('The number of its last message; 0: there is none.'),
    lastAt: instantSchema.nullable().describe('When that was sent; `null`: there is none.'),
    createdAt: instantSchema.describe('When it was made.'),
    version: z.int().describe('Rises with every change of what it is called, is for, and of who is in it.'),
  })
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof channelSchema>;

export const channelViewSchema = channelSchema
  .extend({
    readNumber: z
      .int()
      .describe('Up to where the viewer has read; what is unread is `lastNumber` less this, and no other number.'),
    readers: z
      .array(
        z.strictObject({
          userId: idSchema.describe('Who.'),
          readNumber: z.int().describe('Up to where they have read.'),
        }),
      )
      .describe('Of a direct message: up to where the others have read. Of a channel: nobody.'),
  })
  .meta({ id: 'ChannelView' });
export type ChannelView = z.infer<typeof channelViewSchema>;

export const channelMemberSchema = z
  .strictObject({ person: personSchema.describe('The member.'), joinedAt: instantSchema.describe('When they came.') })
  .meta({ id: 'ChannelMember' });

export const messageDeletedSchema = z
  .strictObject({
    id: idSchema.describe('The message that is gone.'),
    parentIds: z.array(idSchema).describe('The channel it stood in.'),
    number: z.int().describe('Its number, which is kept.'),
    deletedAt: instantSchema.describe('When.'),
    version: z.int().describe('Its version then: updates with a lower one are old news.'),
  })
  .meta({ id: 'ChatMessageDeleted' });

export const channelReadSchema = z
  .strictObject({
    channelId: idSchema.describe('The channel.'),
    userId: idSchema.describe('Who has read.'),
    readNumber: z.int().describe('Up to where; a lower one is old news.'),
    at: instantSchema.describe('When.'),
  })
  .meta({ id: 'ChannelRead' });
export type ChannelRead = z.infer<typeof channelReadSchema>;

export const channelChangeSchema = z
  .strictObject({
    workspaceId: idSchema.describe('The workspace.'),
    channelId: idSchema.describe('The channel.'),
    kind: z
      .enum(['created', 'joined', 'left', 'changed', 'archived', 'unarchived', 'deleted'])
      .describe('What became of it, or of the member’s place in it. A client passes over a kind it does not know.'),
    channel: channelSchema
      .nullable()
      .describe('The channel as it is now; `null`: it is gone, or no longer open to who hears this.'),
    at: instantSchema.describe('When it happened.'),
  })
  .meta({ id: 'ChannelChange' });
export type ChannelChange = z.infer<typeof channelChangeSchema>;

export const channelBumpedSchema = z
  .strictObject({
    channelId: idSchema.describe('The channel.'),
    workspaceId: idSchema.describe('The workspace it is in.'),
    lastNumber: z.int().describe('The number of its last message; a lower one is old news.'),
    readNumber: z.int().describe('Up to where the member who hears this has read; a lower one is old news.'),
  })
  .meta({ id: 'ChannelBumped' });

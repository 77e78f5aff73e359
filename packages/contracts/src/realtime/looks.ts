import { z } from 'zod';
import { roomNameSchema } from '../kernel/ids.ts';

/** Rooms a client may say it looks at. */
export const VIEWING_MAX = 8;

/** What a heartbeat says of the screen, over a connection and over REST. */
export const looksShape = {
  visible: z
    .boolean()
    .describe('Whether the page is on a visible screen: hidden ones are asked to leave first when the server is full.'),
  viewing: z
    .array(
      z.strictObject({
        room: roomNameSchema.describe('A room this connection is in; others are passed over.'),
        atEnd: z.boolean().describe('Whether its newest end is on the screen.'),
      }),
    )
    .max(VIEWING_MAX)
    .optional()
    .describe(
      'What is looked at: what comes at the end of it arrives read. Send it at once when it changes; without it nothing changes, and it is forgotten 60 s after the last sign of life.',
    ),
} as const;
export type Viewing = { room: string; atEnd: boolean };

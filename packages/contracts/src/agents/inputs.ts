import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';
import { upTo } from '../kernel/text.ts';
import { line, nameLine } from '../kernel/visible.ts';
import { agentActionSchema, agentStatusSchema } from './schemas.ts';
import { HEARTBEAT_SECONDS } from './states.ts';

export const registerAgentInputSchema = z
  .strictObject({
    name: nameLine()
      .min(1)
      .check(upTo(60))
      .describe('What it is called; one owner has one agent of a name, and registering it again is coming back.'),
    version: z
      .string()
      .max(40)
      .regex(/^[\x21-\x7e]*$/, 'Printable ASCII without spaces')
      .default('')
      .describe('Which version of its program runs.'),
    capabilities: z
      .array(
        z
          .string()
          .max(40)
          .regex(/^[a-z][a-z0-9_.:-]*$/, 'Lower-case letters, digits, `_`, `.`, `:` and `-`'),
      )
      .max(20)
      .default([])
      .describe('What it can do, in your words, at most 20.'),
    everySeconds: z
      .int()
      .min(5)
      .max(300)
      .default(HEARTBEAT_SECONDS)
      .describe('How often it will be heard of, in seconds; three times missed, and it is offline.'),
  })
  .meta({ id: 'RegisterAgentInput' });
export type RegisterAgent = z.infer<typeof registerAgentInputSchema>;

export const agentHeartbeatInputSchema = z
  .strictObject({
    status: agentStatusSchema.describe('What it is doing; `offline` says goodbye.'),
    task: line().check(upTo(200)).optional().describe('What it works on, in a line; without it, nothing.'),
    progress: z.int().min(0).max(100).optional().describe('How much of it is done, in per cent.'),
    message: line().check(upTo(500)).optional().describe('What else there is to say, such as why it failed.'),
    confirm: idSchema.optional().describe('The request of the last answer that it has taken in: it is not said again.'),
  })
  .meta({ id: 'AgentHeartbeatInput' });
export type AgentHeartbeat = z.infer<typeof agentHeartbeatInputSchema>;

export const askAgentInputSchema = z
  .strictObject({ action: agentActionSchema.describe('What it should do.') })
  .meta({ id: 'AskAgentInput' });

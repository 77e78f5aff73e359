import { z } from 'zod';
import { approvalRiskSchema } from '../approvals/schemas.ts';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { agentActions, agentHolds, agentStatuses } from './states.ts';

export const agentStatusSchema = z.enum(agentStatuses).meta({
  id: 'AgentStatus',
  description: 'What an agent says it is doing; `offline` also where three of its heartbeats were missed.',
});
export const agentActionSchema = z
  .enum(agentActions)
  .meta({ id: 'AgentAction', description: 'What managers ask of an agent.' });

const progress = z.int().nullable().describe('How much of it is done, in per cent; `null`: nobody knows.');
const task = z.string().nullable().describe('What it works on, in a line; `null`: nothing was said.');
const message = z.string().nullable().describe('What else it says, such as why it failed; `null`: nothing.');
const activeAt = instantSchema.describe('When it last said something new.');
const hold = z.enum(agentHolds).nullable();

export const agentSchema = z
  .strictObject({
    id: idSchema.describe('Names the agent.'),
    workspaceId: idSchema.describe('The workspace it is in.'),
    keyId: idSchema.describe('The API key it was last registered with; what it asks for is asked by that key.'),
    name: z.string().describe('What it is called.'),
    version: z.string().describe('Which version of its program runs; may be empty.'),
    capabilities: z.array(z.string()).describe('What it can do, in its own words.'),
    owner: personSchema.describe('Who made its key, and is notified when something is wrong with it.'),
    status: agentStatusSchema,
    statusAt: instantSchema.describe('Since when it is that.'),
    task,
    progress,
    message,
    activeAt,
    everySeconds: z.int().describe('How often it is heard of, in seconds; three times missed, and it is offline.'),
    seenAt: instantSchema
      .nullable()
      .describe('When it was last heard of, while it is offline; `null`: it is heard of.'),
    hold: hold.describe('What it confirmed to keep to; `null`: it works.'),
    request: z
      .strictObject({
        id: idSchema.describe('Names the request; the agent confirms it by this.'),
        action: agentActionSchema,
        by: personSchema.describe('Who asks.'),
        at: instantSchema.describe('When.'),
      })
      .nullable()
      .describe('What is asked of it and it has not confirmed; `null`: nothing.'),
    registeredAt: instantSchema.describe('When it was first registered.'),
  })
  .meta({ id: 'Agent' });
export type Agent = z.infer<typeof agentSchema>;

export const agentProgressSchema = z
  .strictObject({
    id: idSchema.describe('The agent.'),
    workspaceId: idSchema.describe('The workspace it is in.'),
    task,
    progress,
    message,
    activeAt,
  })
  .meta({ id: 'AgentProgress' });
export type AgentProgress = z.infer<typeof agentProgressSchema>;

export const agentDeletedSchema = z
  .strictObject({
    id: idSchema.describe('The agent that is forgotten.'),
    workspaceId: idSchema.describe('The workspace it was in.'),
  })
  .meta({ id: 'AgentDeleted' });

export const agentWaitsForSchema = z
  .strictObject({
    id: idSchema.describe('The approval.'),
    title: z.string().describe('What it wants to do.'),
    risk: approvalRiskSchema,
    createdAt: instantSchema.describe('Since when it waits.'),
  })
  .meta({ id: 'AgentWaitsFor' });
export type AgentWaitsFor = z.infer<typeof agentWaitsForSchema>;

export const agentActSchema = z
  .strictObject({
    id: idSchema.describe('Names the entry.'),
    action: z
      .string()
      .describe(
        'What happened: `registered`, `status`, `requested`, `confirmed`. A client passes over one it does not know.',
      ),
    status: agentStatusSchema.describe('What it was from then on.'),
    request: agentActionSchema.nullable().describe('What was asked or confirmed; `null`: nothing of that.'),
    by: z.string().nullable().describe('Who asked; `null`: the agent itself, or Tidings where it was not heard of.'),
    words: z.string().nullable().describe('What it said then: its message, or its task; `null`: nothing.'),
    missed: z.boolean().describe('It is offline because its heartbeats were missed, not because it said so.'),
    at: instantSchema.describe('When.'),
  })
  .meta({ id: 'AgentAct' });
export type AgentAct = z.infer<typeof agentActSchema>;

export const agentOrdersSchema = z
  .strictObject({
    everySeconds: z.int().describe('When the next heartbeat is expected, in seconds.'),
    hold: hold.describe('What it confirmed to keep to; `null`: it works.'),
    request: z
      .strictObject({ id: idSchema.describe('Confirm it by this.'), action: agentActionSchema })
      .nullable()
      .describe('What managers ask of it; it is said until the agent confirms it. `null`: nothing.'),
  })
  .meta({ id: 'AgentOrders' });
export type AgentOrders = z.infer<typeof agentOrdersSchema>;

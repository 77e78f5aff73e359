import { z } from 'zod';
import { eventDeclarations } from '../declarations.ts';
import { correlationIdSchema, idSchema, instantSchema } from '../kernel/ids.ts';

/** What an event of the wire is called where programs of other systems hear of it: `approval:created` is `approval.created`. */
export const eventType = (name: string): string => name.replace(':', '.');

/** What the event stream of a workspace can bring: all that is kept of what happens for everybody in it. */
export const workspaceEventTypes: readonly string[] = Object.entries(eventDeclarations)
  .filter(([, { class: of, rooms }]) => of === 'durable' && (rooms as readonly string[]).includes('workspace'))
  .map(([name]) => eventType(name))
  .sort();

/** Patterns in one request. */
export const EVENT_PATTERNS_MAX = 20;
const pattern = '(?:\\*|[a-z_]{1,20}\\.(?:\\*|[a-z_]{1,20}))';

export const workspaceEventsQuerySchema = z.strictObject({
  types: z
    .string()
    .max(900)
    .regex(
      new RegExp(`^${pattern}(?:,${pattern}){0,${EVENT_PATTERNS_MAX - 1}}$`),
      'Write types as approval.*,agent.status',
    )
    .default('*')
    .describe('What to bring: types and patterns (`approval.created`, `approval.*`, `*`), up to 20, parted by commas.'),
});

export const workspaceEventSchema = z
  .strictObject({
    id: idSchema.describe('Names the event: whoever gets it twice can tell by that.'),
    type: z.string().describe('What happened, as `approval.created`. A program passes over a type it does not know.'),
    source: z.string().describe('The address of the Tidings it comes from.'),
    timestamp: instantSchema.describe('When it was committed.'),
    correlationId: correlationIdSchema.describe('The one of the request behind it.'),
    tenantId: idSchema.describe('The workspace.'),
    userId: idSchema
      .nullable()
      .describe('The member who caused it; `null`: a key, Tidings itself, or somebody who is gone.'),
    version: z.literal(1).describe('The version of this form.'),
    data: z
      .record(z.string(), z.unknown())
      .describe('The payload of the event of that name; `{ id, redacted: true }` where what it says was taken back.'),
  })
  .meta({ id: 'WorkspaceEvent' });
export type WorkspaceEvent = z.infer<typeof workspaceEventSchema>;

export const streamResetSchema = z
  .strictObject({
    code: z.literal('POSITION_LOST').describe('What was missed cannot be brought.'),
    reason: z
      .enum(['too_old', 'epoch', 'ahead', 'mismatch'])
      .describe('It is kept no more; or the database was restored, and what was there is not what is there now.'),
    message: z.string().describe('What to do.'),
  })
  .meta({ id: 'StreamReset' });
export type StreamReset = z.infer<typeof streamResetSchema>;

import { z } from 'zod';
import { errorCodeSchema } from '../errors.ts';
import { idSchema } from '../kernel/ids.ts';
import { text } from '../kernel/text.ts';

/** Somebody by their username, in any case, or by their id. Who is not there is no fault of form: UNKNOWN_RECIPIENTS. */
export const recipientSchema = text()
  .trim()
  .min(1)
  .max(64)
  .toLowerCase()
  .meta({ id: 'Recipient', description: 'A member, by username or id.' });

const fields = {
  type: z
    .string()
    .min(3)
    .max(64)
    .regex(/^[a-z_]+(?:\.[a-z_]+)+$/, 'No type is named so')
    .describe('The type of the event, such as `order.created`; one this server does not know answers UNSUPPORTED.'),
  recipients: z.array(recipientSchema).min(1).max(1000).describe('Who is notified, 1 to 1,000 usernames or ids.'),
  data: z
    .record(z.string().max(64), z.unknown())
    .describe('What the type carries; see the table of events of other systems.'),
  priority: z
    .enum(['low', 'normal', 'high'])
    .optional()
    .describe('How much it matters, `high` at most; that of the type when left out.'),
};

export const publishEventInputSchema = z.strictObject(fields).meta({ id: 'PublishEventInput' });
export type PublishEvent = z.infer<typeof publishEventInputSchema>;

/** One of a batch. A batch is read one by one, so that a bad one fails alone. */
export const batchedEventSchema = z
  .strictObject({
    idempotencyKey: z
      .string()
      .regex(/^[\x21-\x7e]{1,100}$/, 'A key is 1 to 100 printable characters')
      .describe('Names this event, as the header `Idempotency-Key` names a request.'),
    ...fields,
  })
  .meta({ id: 'BatchedEvent' });
export type BatchedEvent = z.infer<typeof batchedEventSchema>;

export const publishEventsInputSchema = z
  .strictObject({
    events: z
      .array(z.unknown())
      .min(1)
      .max(1000)
      .describe(
        'The events, 1 to 1,000: each is `{ idempotencyKey, type, recipients, data, priority? }`, and refused alone where it does not fit.',
      ),
  })
  .meta({ id: 'PublishEventsInput' });

export const publishedSchema = z
  .strictObject({ id: idSchema.describe('Names the event: by it an admin finds who was notified.') })
  .meta({ id: 'Published' });
export type Published = z.infer<typeof publishedSchema>;

/** Places of a refused event that are named. */
export const DETAILS_MAX = 3;
const refusalSchema = z
  .strictObject({
    code: errorCodeSchema.describe('What to act on: see the table of errors.'),
    message: z.string().describe('Says it in English, for people.'),
    details: z
      .array(
        z.strictObject({
          path: z.string().describe('The field, names and indexes joined by dots.'),
          message: z.string().describe('What is wrong with it.'),
        }),
      )
      .max(DETAILS_MAX)
      .optional()
      .describe('The fields that do not fit, or who is not there; at most 3.'),
  })
  .meta({ id: 'EventRefusal' });
export type EventRefusal = z.infer<typeof refusalSchema>;

const batchedResultSchema = z
  .strictObject({
    id: idSchema.optional().describe('Names the event, where it was published, now or before.'),
    error: refusalSchema.optional().describe('Why this one was refused; the others stand.'),
  })
  .meta({ id: 'BatchedResult' });
export type BatchedResult = z.infer<typeof batchedResultSchema>;

export const batchAnswerSchema = z
  .strictObject({
    results: z.array(batchedResultSchema).describe('What became of each, in the same order.'),
  })
  .meta({ id: 'BatchAnswer' });
export type BatchAnswer = z.infer<typeof batchAnswerSchema>;

import { familyViewSchema } from './family.ts';
import { monitoredChangedSchema } from './monitored.ts';
import { alertCountsSchema, alertSchema } from './schemas.ts';

const placedSchema = alertSchema
  .extend({ counts: alertCountsSchema.describe('How many alerts the member has, at the offset of this event.') })
  .meta({ id: 'PlacedAlert' });

export const alertEvents = {
  'alert:created': { payload: placedSchema, summary: 'Something was found that the member should know.' },
  'alert:updated': {
    payload: placedSchema,
    summary: 'An alert of the member changed: somebody took it in hand or resolved it, it was found again, or shared.',
  },
  'alert:monitored': { payload: monitoredChangedSchema, summary: 'The member has something watched, or no more.' },
  'alert:family': {
    payload: familyViewSchema,
    summary: 'The member’s family, or who invites them into one, is as given from now on.',
  },
} as const;

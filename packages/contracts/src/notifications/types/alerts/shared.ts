import { z } from 'zod';
import { severities } from '../../../alerts/sources.ts';
import { idSchema } from '../../../kernel/ids.ts';
import type { NotificationPriority } from '../../define-type.ts';

/** What every safety alert says of itself. */
export const alertData = {
  alertId: idSchema.describe('The alert.'),
  severity: z.enum(severities).describe('How bad it is.'),
  own: z.enum(['yes', 'no']).describe('Whether it is about the member, or shared by their family.'),
  member: z.string().describe('What the member it is about is called.'),
};

const priorities = { low: 'low', medium: 'normal', high: 'high', critical: 'critical' } as const;

/** What all types of safety alerts have in common. Each is its own row: a finding is never lost in another. */
export const alertType = {
  category: 'alerts',
  priority: 'normal',
  priorityOf: ({ severity }: { severity: keyof typeof priorities }): NotificationPriority => priorities[severity],
  rank: 5,
  groupKey: null,
  defaults: { inApp: true, push: true, email: true },
  mutable: true,
  retractable: true,
  url: ({ alertId }: { alertId: string }): string => `/alerts?alert=${alertId}`,
} as const;

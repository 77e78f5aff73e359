import type { Activity } from '@tidings/contracts';
import { t } from '../../../../i18n/t.ts';

const known = [
  'approval.asked',
  'approval.approved',
  'approval.rejected',
  'approval.commented',
  'approval.expired',
  'approval.cancelled',
  'approval.deleted',
  'agent.registered',
  'agent.running',
  'agent.error',
  'agent.offline',
  'agent.missed',
  'agent.pause',
  'agent.resume',
  'agent.stop',
  'member.created',
  'member.joined',
  'member.left',
  'member.removed',
  'member.role_changed',
] as const;

/** What somebody did, after their name and before what they did it to. */
export function deedInWords({ about, action }: Activity): string {
  const name = known.find((one) => one === `${about}.${action}`);
  return t(`overview.act.${name ?? 'other'}`);
}

/** Whether it happened to something else than who did it. */
export const hasSubject = ({ by, subject, action, about }: Activity): boolean =>
  by.id !== subject.id && !(about === 'member' && action === 'created');

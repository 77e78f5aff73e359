import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing } from '../../platform/rights/target-kind.ts';
import { whyNotSpeak } from '../identity/index.ts';

const finding = {
  kind: 'email',
  identifier: 'sam@example.org',
  breach: 'A breach',
  leakedAt: null,
  records: null,
  exposed: ['email'],
};

/**
 * Who may do what with alerts: everybody with those they have, what they have watched and their family; sources with their secret, which is
 * not a token; admins with the secrets and with what leaked.
 */
export const alertRights: Rights = {
  alerts: right(nothing),
  alert: right(nothing),
  acknowledgeAlert: right(nothing),
  resolveAlert: right(nothing),
  monitoredItems: right(nothing),
  monitorItem: right(nothing, { body: ({ word }) => ({ kind: 'email', value: `${word}@example.org` }) }),
  unmonitorItem: right(nothing),
  exposureRange: right(nothing),
  family: right(nothing),
  createFamily: right(nothing, { whyNot: whyNotSpeak, body: ({ word }) => ({ name: word }) }),
  deleteFamily: right(nothing),
  shareWithFamily: right(nothing, { body: () => ({ shares: 'critical' }) }),
  inviteToFamily: right(nothing, { whyNot: whyNotSpeak, body: ({ username }) => ({ username }) }),
  joinFamily: right(nothing),
  declineFamily: right(nothing),
  removeFromFamily: right(nothing),
  ingest: right(nothing, {
    body: ({ username }) => ({ findings: [{ recipients: [username], finding }] }),
  }),
  ingestSources: right(nothing),
  rotateIngestSecret: right(nothing),
  breaches: right(nothing),
  importBreach: right(nothing, { body: ({ word }) => ({ file: 'rights.txt', name: word }) }),
};

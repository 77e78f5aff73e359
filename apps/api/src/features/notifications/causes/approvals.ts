import type { Approval } from '@tidings/contracts';
import type { Consumers } from '../../../platform/events/facts/consumers.ts';
import type { JobDraft } from '../../../platform/jobs/define-job.ts';
import type { Asker } from '../../../platform/kernel/actor.ts';
import type { FactBy } from '../../../platform/kernel/facts.ts';
import { notify, retract } from './jobs.ts';

type End = 'approved' | 'rejected' | 'expired' | 'cancelled';
type By = FactBy<'approval.asked', 'asked'>['by'];

/** An agent is another system; Tidings itself is nobody. */
function actorOf({ kind, id, name }: By) {
  if (id === null) return null;
  return kind === 'agent' ? { kind: 'integration' as const, id, name } : { id, name };
}

const dataOf = ({ id, title, risk }: Approval, what: 'asked' | End, words: string) => ({
  ...{ what, approvalId: id, title, risk, words: words.slice(0, 200) },
});

/** Nobody is asked any more; and a member who asked hears what became of it. Agents wait for it, or hear of it by a webhook. */
function ended({ cause, approval, by, actId }: FactBy<'approval.changed', End>, asker: Asker): JobDraft[] {
  const gone = retract(asker, { about: approval.id });
  const { kind, id } = approval.requestedBy;
  if (kind !== 'member') return [gone];
  const words = cause === 'approved' || cause === 'rejected' ? (approval.decisions.at(-1)?.comment ?? '') : '';
  return [
    gone,
    notify(asker, {
      ...{ of: 'direct', type: 'approval', about: actId, proof: null, reason: 'you_asked', to: [id] },
      ...{ entity: { type: 'approval', id: approval.id }, actor: actorOf(by), data: dataOf(approval, cause, words) },
    }),
  ];
}

/** What approvals cause: who may decide hears of it, until nobody is to. */
export const approvalCauses: Consumers = {
  'approval.asked': {
    asked: ({ approval, by, asked }, asker) => [
      notify(asker, {
        ...{ of: 'direct', type: 'approval', about: approval.id, proof: 'approval', reason: 'you_decide' },
        ...{ entity: { type: 'approval', id: approval.id }, actor: actorOf(by), to: asked.slice(0, 1000) },
        data: dataOf(approval, 'asked', approval.summary),
      }),
    ],
  },
  'approval.changed': {
    voted: ({ approval, by }, asker) => (by.id === null ? [] : [retract(asker, { about: approval.id, userId: by.id })]),
    approved: ended,
    rejected: ended,
    expired: ended,
    cancelled: ended,
  },
  'approval.deleted': {
    deleted: ({ id, endedBy }, asker) => [id, ...endedBy].map((about) => retract(asker, { about })),
  },
};

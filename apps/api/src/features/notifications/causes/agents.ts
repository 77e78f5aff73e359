import type { Consumers } from '../../../platform/events/facts/consumers.ts';
import type { JobDraft } from '../../../platform/jobs/define-job.ts';
import type { Asker } from '../../../platform/kernel/actor.ts';
import type { FactBy } from '../../../platform/kernel/facts.ts';
import { notify, retract } from './jobs.ts';

type What = 'offline' | 'error' | 'back';

/** What was said of it before is over with the next that is said. */
function notified(
  { cause, agent, notifiedId, before, slug, to }: FactBy<'agent.notified', What>,
  asker: Asker,
): JobDraft[] {
  const { id, workspaceId, name, message, task } = agent;
  const gone = before === null ? [] : [retract(asker, { about: before })];
  if (to.length === 0) return gone;
  const said = notify(asker, {
    ...{
      of: 'direct',
      type: 'agent',
      about: notifiedId,
      proof: cause === 'back' ? null : 'agent',
      reason: 'your_agent',
      to,
    },
    ...{ entity: { type: 'agent', id }, actor: { kind: 'integration', id, name } },
    data: {
      what: cause,
      agentId: id,
      workspaceId,
      workspace: slug,
      name,
      words: (message ?? task ?? '').slice(0, 200),
    },
  });
  return [...gone, said];
}

/** What agents cause: who owns one hears that something is wrong with it, until nothing is. */
export const agentCauses: Consumers = {
  'agent.notified': { offline: notified, error: notified, back: notified },
  'agent.deleted': {
    deleted: ({ notifiedId }, asker) => (notifiedId === null ? [] : [retract(asker, { about: notifiedId })]),
  },
};

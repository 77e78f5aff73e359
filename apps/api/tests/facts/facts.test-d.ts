/** Type tests: checked by `tsc`, never run. Each @ts-expect-error fails the build when the mistake compiles. */
import { z } from 'zod';
import type { Tx } from '../../src/platform/events/log/tx.ts';
import { defineFeature } from '../../src/platform/feature/feature.ts';
import { defineJob, jobDraft } from '../../src/platform/jobs/define-job.ts';
import { handleJob } from '../../src/platform/jobs/job-handler.ts';
import { fact } from '../../src/platform/kernel/facts.ts';
import '../../src/features/index.ts';

declare const tx: Tx;
const noteJob = defineJob('probe:note', z.strictObject({ id: z.string() }));

tx.enqueue(noteJob, { id: 'x' });
// @ts-expect-error a job carries what its kind says
tx.enqueue(noteJob, { id: 1 });
// @ts-expect-error and all of it
jobDraft(noteJob, {});
// @ts-expect-error and nothing else
jobDraft(noteJob, { id: 'x', more: 1 });

handleJob(noteJob, async ({ payload }) => {
  payload.id.toUpperCase();
  // @ts-expect-error a handler gets what was enqueued
  payload.name;
});

// @ts-expect-error a fact has a cause
fact('topic.read', { userId: '', topicId: '', categoryId: '', replyNumber: 1 });
// @ts-expect-error one of its own
fact('member.changed', { cause: 'posted', userId: '' });
// @ts-expect-error and a name somebody declared
fact('reply.posted', {});

export const feature = defineFeature({
  name: 'probe',
  consumers: {
    'topic.created': {
      moved: ({ fromCategoryId }) => [jobDraft(noteJob, { id: fromCategoryId })],
      // @ts-expect-error what was posted came from nowhere
      posted: ({ fromCategoryId }) => [jobDraft(noteJob, { id: fromCategoryId })],
    },
    'reply.created': {
      // @ts-expect-error no such cause
      edited: () => [],
    },
  },
  listeners: {
    'reply.*': (fact) => {
      fact.name.toUpperCase();
      // @ts-expect-error a fact of another noun is not meant
      fact.topic.title;
    },
    // @ts-expect-error nothing is named so
    'nothing.*': () => undefined,
    'reply.updated': (_fact, committed) => {
      committed.payloadOf('reply:updated').number.toFixed();
      // @ts-expect-error an event that is not stored is in no commit
      committed.payloadOf('typing:state');
    },
  },
});

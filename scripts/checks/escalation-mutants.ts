import type { Mutation } from './mutation.ts';

const feature = 'apps/api/src/features/escalation';
const suite = (file: string, only: string) => ({
  project: 'api',
  file: `apps/api/tests/escalation/${file}.test.ts`,
  only,
});

/** Faults in what leaves the inbox: each says too much, too often, or nothing. */
export const escalationMutations: Mutation[] = [
  {
    name: 'a page that nobody sees keeps a push back',
    breaks: /Waited \d+ ms for a push/,
    patches: [
      {
        file: 'apps/api/src/platform/realtime/connection/connection.ts',
        from: 'return this.visible && this.lookedAt > now - withinMs;',
        to: 'return now > withinMs;',
      },
    ],
    suite: suite('push', 'a page that nobody sees'),
  },
  {
    name: 'what somebody saw is pushed as well',
    breaks: /skipped acknowledged/,
    patches: [
      { file: `${feature}/decide/push-step.ts`, from: "if (item.seen) return { skip: 'acknowledged' };", to: '' },
    ],
    suite: suite('push', 'somebody sees the page that acknowledged'),
  },
  {
    name: 'quiet is not asked for before something goes out',
    breaks: /to be greater than/,
    patches: [{ file: `${feature}/decide/interruption.ts`, from: 'quiet: free !== now,', to: 'quiet: false,' }],
    suite: suite('mail', 'waits while the member wants quiet'),
  },
  {
    name: 'a mail is handed over without a look at what was read since',
    breaks: /Waited \d+ ms for the mail to be taken back/,
    patches: [{ file: `${feature}/mail/repository.ts`, from: 'AND n.read_at IS NULL ', to: '' }],
    suite: suite('mail', 'was read while it waited'),
  },
  {
    name: 'following the link of a mail stops its e-mails',
    breaks: /to deeply equal/,
    patches: [
      {
        file: `${feature}/unsubscribe/routes.ts`,
        from: '      const of = await asked(request);\n      return of\n',
        to: '      const of = await asked(request);\n      if (of) await stop(services, of);\n      return of\n',
      },
    ],
    suite: suite('unsubscribe', 'following the link changes nothing'),
  },
];

import { startSmtpServer, type TestSmtpServer } from '@tidings/testing/mail';
import { type PushService, startPushService } from '@tidings/testing/push';
import { defineFeature } from '../../src/platform/feature/feature.ts';
import type { Services } from '../../src/platform/feature/services.ts';
import { type Forum, type Member, startForum } from '../support/forum.ts';

/** A minute of the members' settings, in ms: five of them pass in a moment. */
export const MINUTE = 60;
const timings = {
  ...{ jobPoll: 50, ackBatch: 20, pushAfter: 1000, pushAgain: 600, pushRetry: 100, mailMinute: MINUTE },
  ...{ smtpConnect: 500, smtpSilence: 500, smtpWhole: 3000, mailPause: 300 },
};

export type World = {
  forum: Forum;
  smtp: TestSmtpServer;
  push: PushService;
  services: Services;
  /** A member who confirmed their address. */
  join: (name: string) => Promise<Member>;
  close: () => Promise<void>;
};

/** The API with a real server for mail and a push service, on which minutes are short. */
export async function startWorld(): Promise<World> {
  const smtp = await startSmtpServer();
  const push = await startPushService();
  let services: Services | null = null;
  const watch = defineFeature({
    name: 'tests-escalation',
    start: (given) => {
      services = given;
      return {};
    },
  });
  const environment = {
    MAIL: 'on',
    ...{ SMTP_URL: smtp.url, MAIL_FROM: 'Open Harbour <mail@harbour.example>' },
    PUSH_PRIVATE_ORIGINS: push.origin,
    TIMINGS: JSON.stringify(timings),
  };
  const forum = await startForum(environment, undefined, [watch]);
  return {
    forum,
    smtp,
    push,
    services: services as unknown as Services,
    async join(name) {
      const member = await forum.join(name);
      await forum.db.pool.query('UPDATE "user" SET email_verified_at = now() WHERE id = $1', [member.id]);
      return member;
    },
    close: async () => {
      await forum.close();
      await smtp.close();
      await push.close();
    },
  };
}

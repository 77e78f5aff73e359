import type { NotificationTest, TestStep } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Mailer } from '../../../platform/mail/mailer.ts';
import { type PushServices, pushTo } from '../channel/push-to-member.ts';
import { readReach } from '../channel/repository.ts';
import type { Pushed } from '../message/push.ts';
import { pushWords } from '../message/words.ts';
import { sayStep } from './say-step.ts';
import { mailTest } from './test-mail.ts';

const TTL_SECONDS = 300;
const steps: Record<Pushed['outcome'], string> = {
  sent: 'accepted',
  failed: 'refused',
  retired: 'retired',
  busy: 'busy',
};

/** Sends a test through each channel to the member's own devices, and says what became of it. Nothing of it is stored, counted or held back. */
export async function testNotifications(
  ctx: MemberCtx,
  services: PushServices & { mail: Mailer },
): Promise<NotificationTest> {
  const userId = ctx.actor.id;
  const began = Date.now();
  const id = uuidv7();
  const all: TestStep[] = [];
  const step = (of: Pick<TestStep, 'channel' | 'step'> & Partial<TestStep>) => {
    const now = Date.now();
    const said = {
      testId: id,
      subscriptionId: null,
      status: null,
      at: new Date(now).toISOString(),
      afterMs: now - began,
      ...of,
    };
    all.push(said);
    sayStep(ctx, userId, said);
  };
  step({ channel: 'inApp', step: 'sent' });
  const mailed = await mailTest(ctx, services.mail, { id, began });
  step({ channel: 'email', step: mailed });
  const { testTitle, testBody } = pushWords((await readReach(ctx.db, userId)).locale);
  const pushed = await pushTo(
    services,
    {
      ...{ userId, notificationId: id, tag: `test-${id}`, title: testTitle, body: testBody },
      ...{ url: '/settings/notifications/check', urgency: 'high', ttlSeconds: TTL_SECONDS },
    },
    { isTest: true },
  );
  for (const { subscriptionId, outcome, status } of pushed)
    step({ channel: 'push', step: steps[outcome], subscriptionId, status });
  if (pushed.length === 0) step({ channel: 'push', step: 'no_subscription' });
  return { id, at: new Date(began).toISOString(), steps: all };
}

import { type PushService, type SubscribedBrowser, startPushService } from '@tidings/testing/push';
import type { PushServices } from '../../src/features/push/channel/push-to-member.ts';
import { closePush, type Push, type Pushed, pushToMember } from '../../src/features/push/index.ts';
import { defineFeature } from '../../src/platform/feature/feature.ts';
import { askBy } from '../support/answers.ts';
import { type Any, type Forum, type Member, password, startForum } from '../support/forum.ts';

export type PushWorld = {
  forum: Forum;
  service: PushService;
  services: PushServices;
  /** Sends to a member what is given, and a plain notification otherwise. */
  push: (to: Member, what?: Partial<Push>) => Promise<Pushed[]>;
  closing: (to: Member, tag: string) => Promise<Pushed[]>;
  close: () => Promise<void>;
};

/** The API beside a push service that is allowed to be on this machine. */
export async function startPushWorld(environment: Record<string, string> = {}): Promise<PushWorld> {
  const service = await startPushService();
  let services: PushServices | undefined;
  const peek = defineFeature({
    name: 'peek',
    start: (given) => {
      services = given;
      return {};
    },
  });
  const env = {
    PUSH_PRIVATE_ORIGINS: service.origin,
    LOG_LEVEL: 'silent',
    TIMINGS: '{"pushAnswer":400,"pushRest":300}',
    ...environment,
  };
  const forum = await startForum(env, undefined, [peek]);
  if (!services) throw new Error('The features did not start.');
  const given = services;
  return {
    ...{ forum, service, services: given },
    push: (to, what = {}) => pushToMember(given, { ...plainPush(to.id), ...what }),
    closing: (to, tag) => closePush(given, { userId: to.id, tag }),
    async close() {
      await forum.close();
      await service.close();
    },
  };
}

const plainPush = (userId: string): Push => ({
  ...{ userId, notificationId: '019a0000-0000-7000-8000-000000000001', tag: 'like:1' },
  ...{ title: 'Ana likes your topic', body: 'A topic', url: '/t/1', urgency: 'normal', ttlSeconds: 600 },
});

/** A browser of a member's own session, subscribed. */
export async function subscribed(world: PushWorld, who: Member): Promise<SubscribedBrowser & { id: string }> {
  const browser = world.service.subscribe();
  const answer: Any = await who.post('/api/push/subscriptions', browser.subscription);
  if (answer.status !== 200) throw new Error(`Not subscribed: ${JSON.stringify(answer.body)}`);
  return { ...browser, id: answer.body.id };
}

/** The member in another session, with its cookie. */
export async function again({ forum }: PushWorld, who: Member): Promise<Member> {
  const { body, headers: answered }: Any = await forum.visitor.post('/api/auth/login', {
    login: who.username,
    password,
  });
  const cookie = [answered['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .join('; ');
  const headers = { authorization: `Bearer ${body.accessToken}`, cookie };
  const ask =
    (method: 'get' | 'post' | 'put' | 'patch' | 'delete') =>
    (url: string, sent?: object, more: Record<string, string> = {}) =>
      askBy(forum.visitor, method)(url, sent, { ...headers, ...more });
  const caller = { get: ask('get'), post: ask('post'), put: ask('put'), patch: ask('patch'), delete: ask('delete') };
  return { ...who, ...(caller as unknown as Member), id: who.id, username: who.username, token: body.accessToken };
}

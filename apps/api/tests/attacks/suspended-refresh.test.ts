import { uuidv7 } from '@tidings/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, startForum } from '../support/forum.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ DATABASE_CONNECTIONS: '2' });
});
afterAll(() => forum.close());

const tomorrow = () => new Date(Date.now() + 86_400_000);
const refresh = (value: string) =>
  forum.app.inject({ method: 'POST', url: '/api/auth/refresh', cookies: { tidings_refresh: value } });

async function signIn({ username }: Member) {
  const payload = { login: username, password: 'a long enough password' };
  const answer = await forum.app.inject({ method: 'POST', url: '/api/auth/login', payload });
  const cookie = answer.cookies.find(({ name }) => name === 'tidings_refresh')?.value ?? '';
  return { cookie, token: String(answer.json().accessToken) };
}

test('a suspended member who refreshes from all tabs at once keeps nobody waiting: all learn why, and others are served', async () => {
  const [eve, alice, mod] = await forum.people('eve', 'alice', 'mod');
  const { cookie } = await signIn(eve);
  await forum.db.prisma.user.update({ where: { id: eve.id }, data: { suspendedUntil: tomorrow() } });
  await forum.db.prisma.moderationAction.create({
    data: {
      id: uuidv7(),
      moderatorId: mod.id,
      memberId: eve.id,
      action: 'suspend',
      targetType: 'user',
      targetId: eve.id,
      reason: 'Be kind.',
      subject: {},
    },
  });
  const asked = Array.from({ length: 20 }, () => refresh(cookie));
  const others = await Promise.all(Array.from({ length: 5 }, () => alice.get('/api/topics')));
  const answers = await Promise.all(asked);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 403));
  expect(answers[0]?.json().error).toMatchObject({
    code: 'SUSPENDED',
    details: [{ path: 'until' }, { path: 'reason', message: 'Be kind.' }],
  });
  expect(others.map(({ status }) => status)).toEqual(others.map(() => 200));
});

test('a session that had ended before says nothing of a suspension that came later', async () => {
  const [eve, mod] = await forum.people('eve', 'mod');
  const ended = await signIn(eve);
  const open = await signIn(eve);
  await forum.app.inject({ method: 'POST', url: '/api/auth/logout', cookies: { tidings_refresh: ended.cookie } });
  const suspension = { action: 'suspend', targetType: 'user', targetId: eve.id, reason: 'Be kind.' };
  const answer = await mod.post('/api/moderation/actions', { ...suspension, until: tomorrow().toISOString() });
  expect(answer.status).toBe(201);
  expect((await refresh(ended.cookie)).json().error.code).toBe('SESSION_REVOKED');
  expect((await refresh(open.cookie)).json().error.code).toBe('SUSPENDED');
});

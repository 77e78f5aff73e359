/** Type tests: checked by `tsc`, never run. Each @ts-expect-error fails the build when the mistake compiles. */
import type { Caller, RouteOf } from './answers.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <T extends true>(value: T) => value;

is<Equal<RouteOf<'GET', `/api/topics/${string}`>, 'GET /api/topics/:id'>>(true);
is<Equal<RouteOf<'GET', `/api/topics/${string}/replies?limit=3`>, 'GET /api/topics/:id/replies'>>(true);
is<Equal<RouteOf<'PUT', `/api/groups/${string}/members/bob`>, 'PUT /api/groups/:id/members/:username'>>(true);
is<Equal<RouteOf<'GET', '/health'>, never>>(true);
is<Equal<RouteOf<'DELETE', '/api/topics'>, never>>(true);

export async function answersAreTyped(bob: Caller, topic: string): Promise<void> {
  const { body } = await bob.get(`/api/topics/${topic}`);
  body.counts.lastNumber.toFixed();
  body.error?.code satisfies string | undefined;
  // @ts-expect-error a topic has no such field
  body.repliesCount;
  // @ts-expect-error a number is no string
  body.counts.replyCount.trim();
  const replies = await bob.get(`/api/topics/${topic}/replies?limit=3`);
  // @ts-expect-error a reply has a body, not a text
  replies.body.items[0]?.text;
  const posted = await bob.post(`/api/topics/${topic}/replies`, { body: 'Words.' });
  // @ts-expect-error the viewer's part says whether they like it, not how many do
  posted.body.viewer?.likes;
  const gone = await bob.delete(`/api/topics/${topic}`);
  // @ts-expect-error what answers nothing has no fields
  gone.body.id;
  const health = await bob.get('/health');
  // @ts-expect-error what no contract declares has to be looked at before it is used
  health.body.connections.toFixed();
}

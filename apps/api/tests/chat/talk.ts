import type { ChannelView } from '@tidings/contracts';
import { connect, type LiveSocket } from '@tidings/testing/sockets';
import { team } from '../support/approvals.ts';
import { type Any, type Member, startForum } from '../support/forum.ts';

/** A workspace of an owner, a manager, an operator and a viewer, and connections that end with it. */
export async function startTalk() {
  const forum = await startForum({ TIMINGS: JSON.stringify({ coalesce: 20 }) });
  const ops = await team(forum);
  const open: LiveSocket[] = [];
  return {
    forum,
    ops,
    /** A connection of somebody's in a namespace, following these rooms. */
    async live(who: Member, namespace = '/workspace', ...follow: string[]): Promise<LiveSocket> {
      const socket = connect(forum.url, who, { namespace });
      open.push(socket);
      await socket.ready;
      if (follow.length > 0) await socket.ask('subscribe', { rooms: follow.map((room) => ({ room })) });
      return socket;
    },
    /** A channel as it stands in somebody's list. */
    async listed(who: Member, id: string): Promise<ChannelView | undefined> {
      const { body } = await who.get(`/api/workspaces/${ops.id}/channels?limit=100`);
      return (body as Any).items.find((channel: ChannelView) => channel.id === id);
    },
    async close() {
      for (const socket of open) socket.end();
      await forum.close();
    },
  };
}
export type Talk = Awaited<ReturnType<typeof startTalk>>;

export const named = ({ heard }: LiveSocket, name: string): Any[] =>
  heard.filter((event) => event.name === name).map(({ payload }) => payload);
export const messagesOf = async (who: Member, id: string, query = ''): Promise<Any> =>
  (await who.get(`/api/channels/${id}/messages${query}`)).body;

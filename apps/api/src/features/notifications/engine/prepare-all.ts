import type { Database } from '@tidings/db';
import type { Intent } from '../causes/intent.ts';
import { prepareMessage } from './prepare-message.ts';
import { prepareDirect, prepareJoined, prepareReport } from './prepare-others.ts';
import { prepareLike, preparePost } from './prepare-post.ts';
import type { Prepared } from './prepared.ts';
import { type PostRow, readPosts } from './read-posts.ts';

/** What one fact asks for; null: it is no news any more. */
async function prepareOne(db: Database, intent: Intent, posts: Map<string, PostRow>): Promise<Prepared | null> {
  const { cause } = intent;
  if (cause.of === 'direct') return prepareDirect(intent, cause);
  if (cause.of === 'joined') return prepareJoined(db, intent, cause.id, cause.actor);
  if (cause.of === 'report') return prepareReport(db, intent, cause.id);
  if (cause.of === 'message') return prepareMessage(db, intent, cause.id);
  const post = posts.get(cause.id);
  if (!post) return null;
  return cause.of === 'like' ? prepareLike(intent, cause.actor, post) : preparePost(db, intent, cause.of, post);
}

const ofOthers: readonly string[] = ['direct', 'joined', 'report', 'message'] satisfies Intent['cause']['of'][];
const ofPosts = ({ cause }: Intent): string[] => ('id' in cause && !ofOthers.includes(cause.of) ? [cause.id] : []);

/** What each of these facts asks for, in their order; null: it is no news any more. */
export async function prepareAll(db: Database, intents: readonly Intent[]): Promise<(Prepared | null)[]> {
  const posts = await readPosts(db, intents.flatMap(ofPosts));
  const prepared: (Prepared | null)[] = [];
  for (const intent of intents) prepared.push(await prepareOne(db, intent, posts));
  return prepared;
}

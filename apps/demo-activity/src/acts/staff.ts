import { staff as staffNames } from '../people.ts';
import { type Act, pick } from '../scene.ts';
import { openTopics, repliesOf, topicOfVisitor } from './places.ts';

/** Puts a topic of the visitor's on top, as staff. */
export const pin: Act = async (scene) => {
  const { staff, kept, words } = scene;
  if (!staff) return false;
  const topic = await topicOfVisitor(
    { ...scene, actor: staff },
    ({ pinned, viewer }) => !pinned && viewer?.canModerate === true,
  );
  const reason = topic && words.pinReasons.draw();
  if (reason === undefined) return false;
  const about = { targetType: 'topic', targetId: topic?.id };
  await staff.call('POST', '/api/moderation/actions', { action: 'pin', ...about, reason });
  await kept.note('pin', () =>
    staff.call('POST', '/api/moderation/actions', {
      action: 'unpin',
      ...about,
      reason: 'Everybody has seen it by now.',
    }),
  );
  return true;
};

/** Reports what another member of the demo wrote: nothing bad, as most reports. */
export const report: Act = async ({ actor, actors, staff, visitor, words, kept, random }) => {
  if (!staffNames.some((name) => name === visitor)) return false;
  const others = new Set(actors.filter((one) => one !== actor).map(({ username }) => username));
  for (const topic of (await openTopics(actor)).slice(0, 8)) {
    const theirs = (await repliesOf(actor, topic)).filter(({ author }) => others.has(author.username));
    const reply = pick(theirs, random);
    const note = reply && words.reportNotes.draw();
    if (note === undefined) continue;
    const about = { targetType: 'reply', targetId: reply?.id };
    await actor.call('POST', '/api/reports', { ...about, reason: 'off_topic', note });
    await kept.note('report', async () =>
      staff?.call('POST', '/api/moderation/actions', { action: 'dismiss', ...about, reason: 'It may stay.' }),
    );
    return true;
  }
  return false;
};

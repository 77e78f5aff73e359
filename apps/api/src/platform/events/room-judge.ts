import type { TrackedRoom } from './tracked-room.ts';
import type { TrackerPorts } from './tracker-ports.ts';

/**
 * Judges a room's followers anew by the right as it stands in the database, and sends away who lost it. While it runs,
 * nothing of the room is handed on; whoever goes live or asks meanwhile causes another round. A judgement that failed
 * stays owed: the next comparison of heads asks again.
 */
export async function judgeRoom(room: TrackedRoom, ports: TrackerPorts, isClosed: () => boolean): Promise<boolean> {
  room.owed = true;
  if (room.judging) return false;
  room.judging = true;
  try {
    while (room.owed && !isClosed()) {
      room.owed = false;
      await judgeOnce(room, ports, isClosed);
    }
    return true;
  } catch (error) {
    room.owed = true;
    room.doubted = null;
    ports.onError(error, 'judge');
    return false;
  } finally {
    room.judging = false;
  }
}

async function judgeOnce(room: TrackedRoom, ports: TrackerPorts, isClosed: () => boolean): Promise<void> {
  const judged = room.followers;
  const members = new Set<string>();
  for (const { userId } of judged) if (userId !== null) members.add(userId);
  const epoch = ports.epoch();
  const verdict = await ports.judge(room.name, [...members]);
  if (isClosed() || epoch !== ports.epoch()) return;
  for (const follower of judged) {
    if (follower.userId === null || verdict?.allowed.has(follower.userId)) continue;
    room.drop(follower);
    try {
      follower.removed(room.name);
    } catch (error) {
      ports.onError(error, 'remove');
    }
  }
  if (!verdict || room.last === null) return;
  room.judged(verdict);
  for (const follower of judged) {
    const buffer = room.joining.get(follower);
    if (buffer) buffer.judgement = room.judgement;
  }
}

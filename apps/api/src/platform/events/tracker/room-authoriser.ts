import type { TrackedRoom } from './tracked-room.ts';
import type { TrackerPorts } from './tracker-ports.ts';

/**
 * Authorises a room's followers again by the scope as it stands in the database, and removes those who lost access. While it runs,
 * nothing of the room is handed on; whoever goes live or asks meanwhile causes another round. An authorisation that failed
 * stays owed: the next comparison of heads asks again.
 */
export async function authoriseRoom(room: TrackedRoom, ports: TrackerPorts, isClosed: () => boolean): Promise<boolean> {
  room.owed = true;
  if (room.authorising) return false;
  room.authorising = true;
  try {
    while (room.owed && !isClosed()) {
      room.owed = false;
      await authoriseOnce(room, ports, isClosed);
    }
    return true;
  } catch (error) {
    room.owed = true;
    room.doubted = null;
    ports.onError(error, 'authorise');
    return false;
  } finally {
    room.authorising = false;
  }
}

async function authoriseOnce(room: TrackedRoom, ports: TrackerPorts, isClosed: () => boolean): Promise<void> {
  const authorised = room.followers;
  const members = new Set<string>();
  for (const { userId } of authorised) if (userId !== null) members.add(userId);
  const epoch = ports.epoch();
  const verdict = await ports.authorise(room.name, [...members]);
  if (isClosed() || epoch !== ports.epoch()) return;
  for (const follower of authorised) {
    if (follower.userId === null || verdict?.allowed.has(follower.userId)) continue;
    room.drop(follower);
    try {
      follower.removed(room.name);
    } catch (error) {
      ports.onError(error, 'remove');
    }
  }
  if (!verdict || room.last === null) return;
  room.authorised(verdict);
  for (const follower of authorised) {
    const buffer = room.joining.get(follower);
    if (buffer) buffer.authorisation = room.authorisation;
  }
}

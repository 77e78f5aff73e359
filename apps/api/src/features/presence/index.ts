import { defineFeature } from '../../platform/feature/feature.ts';
import { presenceCommands } from './commands.ts';
import { Presence, type PresenceMessage } from './presence.ts';
import { presenceRights } from './rights.ts';
import { Typing } from './typing.ts';

/** Who is here and who is writing, with the commands that say so. */
export const presence = defineFeature({
  name: 'presence',
  rights: { commands: presenceRights },
  start({ serverId, live, rooms, cluster, config: { timings } }) {
    const carry = cluster && ((message: PresenceMessage) => cluster.carry('presence', message));
    const people = new Presence({ serverId, live, timings, carry, roomOf: (name) => rooms.get(name) });
    cluster?.hear<PresenceMessage>('presence', (message) => people.receive(message));
    const typing = new Typing({ live, timings, isHidden: people.isHidden });
    return {
      commands: presenceCommands(people, typing),
      onFollowers: (room) => people.followersChanged(room),
      onMemberChanged: (userId) => people.memberChanged(userId),
      close: () => people.close(),
    };
  },
});

import { parseRoom } from '@tidings/contracts';
import { defineFeature } from '../../platform/feature/feature.ts';
import type { Services } from '../../platform/feature/services.ts';
import { presenceCommands } from './commands.ts';
import { MemberPresence, type PeopleMessage } from './members/member-presence.ts';
import { presencePersonal } from './personal.ts';
import { Presence, type PresenceMessage } from './presence.ts';
import { presenceCommandRights, presenceRights } from './rights.ts';
import { presenceRoutes } from './routes.ts';
import { Typing } from './typing.ts';

/** One a server, for its connections and its routes. */
const tellers = new WeakMap<Services, MemberPresence['teller']>();

/** Who is here, who is there at all and who is writing, with the commands that say so. */
export const presence = defineFeature({
  name: 'presence',
  rights: { operations: presenceRights, commands: presenceCommandRights },
  personal: presencePersonal,
  routes(app, services) {
    const teller = tellers.get(services);
    if (teller) presenceRoutes(app, services.realtime, teller);
  },
  start(services) {
    const { serverId, live, rooms, cluster, config, events } = services;
    const { timings } = config;
    const carry = cluster && ((message: PresenceMessage) => cluster.carry('presence', message));
    const people = new Presence({ serverId, live, timings, carry, roomOf: (name) => rooms.get(name) });
    cluster?.hear<PresenceMessage>('presence', (message) => people.receive(message));
    const typing = new Typing({ live, timings, isHidden: people.isHidden });
    const carryPeople = cluster && ((message: PeopleMessage) => cluster.carry('presence-people', message));
    const members = new MemberPresence({ ...services, carry: carryPeople, saidOf: people.saidOf });
    cluster?.hear<PeopleMessage>('presence-people', (message) => members.receive(message));
    tellers.set(services, members.teller);
    events.committed.on((facts) => {
      for (const fact of facts) {
        if (fact.name === 'block.changed') members.placesChanged([fact.userId]);
        else if (fact.name === 'workspace.membership-changed' || fact.name === 'group.membership-changed')
          members.placesChanged([fact.member.id]);
      }
    });
    return {
      commands: presenceCommands(people, typing, members),
      onFollowers(room) {
        people.followersChanged(room);
        const { kind, id } = parseRoom(room.name) ?? {};
        if (kind === 'user' && id) members.changed(id);
      },
      onMemberChanged(userId) {
        people.memberChanged(userId);
        members.memberChanged(userId);
      },
      async close() {
        people.close();
        await members.close();
      },
    };
  },
});

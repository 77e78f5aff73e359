import type { Listeners } from '../../../platform/events/facts/consumers.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { closePush } from '../../push/index.ts';
import { readPushed } from '../repository.ts';

type Done = { userId: string } & ({ ids: string[] } | { upTo: number });

/** What was pushed is closed on other screens once it is done with or gone. Best effort: a device that is away shows it until somebody opens it. */
function close(done: Done, services: Services): void {
  const closed = readPushed(services.db, done).then((tags) =>
    Promise.all(tags.map((tag) => closePush(services, { userId: done.userId, tag }))),
  );
  closed.catch((error: unknown) =>
    services.log.debug({ err: error }, 'Could not close what was pushed on other screens'),
  );
}

export const closeRead: Listeners<Services> = {
  'notification.read'(fact, _committed, services) {
    if (fact.cause === 'read') close(fact, services);
  },
  'notification.moved'(fact, _committed, services) {
    if (fact.on) close(fact, services);
  },
  'notification.retracted': (fact, _committed, services) => close(fact, services),
};

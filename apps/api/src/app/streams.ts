import { withheldBy } from '../platform/events/catch-up/withheld.ts';
import { FactRegistry } from '../platform/events/facts/fact-registry.ts';
import { EventLog } from '../platform/events/log/event-log.ts';
import { failpoints } from '../platform/events/log/failpoints.ts';
import { pollerReports } from '../platform/events/tracker/poller-reports.ts';
import { StreamPoller } from '../platform/events/tracker/stream-poller.ts';
import type { Feature } from '../platform/feature/feature.ts';
import { type EphemeralEvent, EphemeralEvents } from '../platform/realtime/delivery/ephemeral-events.ts';
import { TimeSlices } from '../platform/realtime/delivery/time-slices.ts';
import { openEngine } from '../platform/realtime/socket/open-engine.ts';
import { openBus } from '../platform/redis/open-bus.ts';
import type { Core } from './core.ts';

export type Streams = ReturnType<typeof openStreams>;

/** How events get from a commit to this server's rooms: the log, the bus, the tracker, and what is not stored. */
export function openStreams(core: Core, features: readonly Feature[]) {
  const { app, config, db, epoch, log, metrics, secrets, serverId } = core;
  const { timings } = config;
  const io = openEngine(app.server, timings);
  const { bus, cluster, redis, compare } = openBus({ config, secrets, node: serverId, io, log, metrics });
  const poller = new StreamPoller({
    db,
    timings,
    bus,
    epoch: epoch.current,
    ...pollerReports({ db, epoch, log, metrics }),
  });
  const { tracker } = poller;
  bus.deliverTo(tracker);
  compare.on(() => void poller.pollNow());
  const events = new EventLog({
    db,
    effects: new FactRegistry(features, timings),
    bus,
    failpoint: failpoints(config.failpoints),
  });
  const slices = new TimeSlices();
  const live = new EphemeralEvents({
    slices,
    timings,
    tracker,
    carry: (message) => cluster?.carry('ephemeral', message),
  });
  cluster?.hear<EphemeralEvent>('ephemeral', (message) => live.receive(message));
  return { io, bus, cluster, redis, poller, tracker, events, slices, live, withheldFrom: withheldBy(features) };
}

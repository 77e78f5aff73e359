import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isMemberStream } from '../rooms/room-rules.ts';

const milliseconds = [10, 25, 50, 100, 250, 500, 1000];

/** What Prometheus reads of this server (OPS-7). One registry a server, so that several in a process do not mix. */
export class Metrics {
  readonly registry = new Registry();
  readonly #serverId: string;
  readonly #own = { registers: [this.registry] };
  readonly #durations = this.#histogram(
    'websocket_connection_duration_seconds',
    'Seconds from the opening of a connection to its end',
    [1, 10, 60, 300, 600, 1800, 3600],
  );
  readonly #delivered = this.#counter(
    'notifications_delivered_total',
    'Stored events sent to connections in their member’s own room',
    ['type', 'status'],
  );
  readonly #notificationLatency = this.#histogram(
    'notification_delivery_latency_ms',
    'Milliseconds from the commit of an event in a member’s own room to sending it',
    milliseconds,
  );
  readonly #eventLatency = this.#histogram(
    'event_delivery_latency_ms',
    'Milliseconds from the commit of a stored event to sending it',
    milliseconds,
  );
  readonly #events = this.#counter('events_emitted_total', 'Stored events sent, counted once for each connection', [
    'name',
  ]);
  readonly #reconnections = this.#counter(
    'websocket_reconnection_attempts_total',
    'Connections that came back with a position: resumed from it, or reset',
    ['server_id', 'reason'],
  );
  readonly healed = this.#counter(
    'stream_gaps_healed_total',
    'Events read from the database because they had not arrived over the bus',
  );
  readonly slow = this.#counter(
    'slow_consumers_closed_total',
    'Connections closed because they did not read what was sent',
    ['transport'],
  );
  readonly floods = this.#counter(
    'floods_closed_total',
    'Connections closed because they sent more than a client has to say',
    ['limit'],
  );
  readonly lagging = this.#counter(
    'windows_exceeded_total',
    'Times a connection had too much unacknowledged and had to pull instead',
  );
  readonly facts = this.#counter('facts_total', 'Facts this server committed, by name', ['fact']);
  readonly evicted = this.#counter(
    'connections_evicted_total',
    'Connections ended because their member opened one too many',
  );
  readonly refused = this.#counter('handshakes_refused_total', 'Handshakes refused, by error code', ['code']);
  readonly commandsRefused = this.#counter('commands_refused_total', 'Commands refused, by error code', ['code']);
  readonly pushes = this.#counter('pushes_total', 'Pushes to devices, by what became of them', ['kind', 'outcome']);
  readonly countDrift = this.#counter(
    'count_drift',
    'Inboxes whose stored counts were not what their rows say, found by the check each hour and corrected; must be 0',
  );
  readonly mails = this.#counter('mails_total', 'Mails handed over, by type and by what became of them', [
    'type',
    'outcome',
  ]);
  readonly busDropped = this.#counter(
    'bus_messages_dropped_total',
    'Bus messages not sent over Redis; other servers read their events from the database',
    ['reason'],
  );

  constructor(serverId: string) {
    this.#serverId = serverId;
    collectDefaultMetrics({ register: this.registry });
  }

  /** A value that is read when Prometheus asks. */
  gauge<L extends string>(
    name: string,
    help: string,
    read: () => number | Promise<number>,
    labels?: Record<L, string>,
  ) {
    new Gauge({
      ...this.#own,
      name,
      help,
      labelNames: Object.keys(labels ?? {}),
      async collect() {
        const value = await read();
        if (labels) this.set(labels, value);
        else this.set(value);
      },
    });
  }

  /** The open connections, by this server's id. */
  connections(read: () => number): void {
    this.gauge('websocket_connections_active', 'Open connections: sockets and event streams', read, {
      server_id: this.#serverId,
    });
  }

  queue(read: () => Promise<{ depth: number; oldestMs: number } | null>): void {
    this.gauge(
      'job_queue_depth',
      'Jobs that are due and wait to be run',
      async () => (await read())?.depth ?? Number.NaN,
    );
    const age = async () => ((await read())?.oldestMs ?? Number.NaN) / 1000;
    this.gauge('job_queue_oldest_seconds', 'Seconds that the oldest due job has waited', age);
  }

  closed(connectedAt: number): void {
    this.#durations.observe((Date.now() - connectedAt) / 1000);
  }

  reconnected(reason: 'resumed' | 'reset'): void {
    this.#reconnections.inc({ server_id: this.#serverId, reason });
  }

  emitted(event: { name: string; room: string; at: string }, followers: number): void {
    const latency = Math.max(0, Date.now() - Date.parse(event.at));
    this.#events.inc({ name: event.name }, followers);
    this.#eventLatency.observe(latency);
    if (!isMemberStream(event.room)) return;
    this.#delivered.inc({ type: event.name, status: 'emitted' }, followers);
    this.#notificationLatency.observe(latency);
  }

  #counter<L extends string>(name: string, help: string, labelNames: L[] = []) {
    return new Counter<L>({ ...this.#own, name, help, labelNames });
  }

  #histogram(name: string, help: string, buckets: number[]) {
    return new Histogram({ ...this.#own, name, help, buckets });
  }
}

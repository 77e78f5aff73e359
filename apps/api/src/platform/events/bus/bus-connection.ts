/** One server's way to Redis Pub/Sub, as the bus needs it. Nothing here throws, waits or queues without bound. */
export type BusConnection = {
  /** Resolves when Redis took it; rejects when it did not, at once while not connected. */
  publish(text: string): Promise<unknown>;
  /** Drops the connections and makes them anew: a hung Redis looks connected. */
  revive(): void;
  close(): void;
};
export type BusConnectionEvents = {
  /** Both connections are up and the channel is subscribed. */
  ready(): void;
  /** One of them ended: what was sent meanwhile is missed, whatever comes after. */
  lost(): void;
  message(text: string): void;
};
export type OpenBusConnection = (events: BusConnectionEvents) => BusConnection;

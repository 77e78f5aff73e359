interface Settings {
  port: number;
  maxConnections: number;
  durable: boolean;
}

/** Arguments for `postgres`: loopback only, no socket files, safe unless durability is given up for a test. */
export function serverArguments(cluster: string, { port, maxConnections, durable }: Settings): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: String(maxConnections),
    shared_buffers: '128MB',
    synchronous_commit: durable ? 'on' : 'off',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    max_wal_size: '1GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    lc_messages: 'C',
  };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

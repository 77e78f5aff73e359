/** What an embedded PostgreSQL is started with. */
export interface EmbeddedOptions {
  /** Directory for the cluster, its password, its port and its log; made when absent. */
  dataDir: string;
  /** Database made when absent; `tidings` by default. */
  database?: string;
  /** False gives up safety against power loss for speed: for tests only. True by default. */
  durable?: boolean;
  /** Most connections at once; 200 by default. */
  maxConnections?: number;
  /** One line for a person on each step that takes noticeable time or repairs something. */
  onProgress?: (message: string) => void;
  /** Called when the server ends without having been asked to. */
  onExit?: (code: number | null) => void;
  /** Milliseconds until a start is given up, crash recovery included; 60 000 by default. */
  timeoutMs?: number;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** Connection string of the database as its owner, a superuser, password included: never log it. */
  url: string;
  /** The same database as the application connects to it, whose role owns nothing. */
  appUrl: string;
  port: number;
  dataDir: string;
  logFile: string;
  /** Process id of the postmaster. */
  pid: number;
  /** Stops the server (fast shutdown, at most 30 s) and gives the directory back. Safe to call twice. */
  stop: () => Promise<void>;
}

/** An embedded PostgreSQL that cannot be started; the message says why and what to do. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

/** The data directory is in use by another live process. */
export class DataDirBusyError extends EmbeddedPostgresError {
  override name = 'DataDirBusyError';
  readonly holderPid: number;
  constructor(dataDir: string, holderPid: number) {
    super(`Process ${holderPid} already uses ${dataDir}. Stop it, or set DATA_DIR to another directory.`);
    this.holderPid = holderPid;
  }
}

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where everything of an embedded PostgreSQL lives inside its data directory. */
export interface ClusterPaths {
  dataDir: string;
  cluster: string;
  lock: string;
  log: string;
  password: string;
  port: string;
}

/** Makes the data directory and names what is kept in it. */
export function clusterPaths(dataDir: string): ClusterPaths {
  const root = resolve(dataDir);
  mkdirSync(root, { recursive: true });
  return {
    dataDir: root,
    cluster: join(root, 'postgres'),
    lock: join(root, 'postgres.lock'),
    log: join(root, 'postgres.log'),
    password: join(root, 'postgres.password'),
    port: join(root, 'postgres.port'),
  };
}

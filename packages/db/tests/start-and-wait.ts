/** A process that owns an embedded PostgreSQL until it is killed: the tests kill it. */
import { startEmbeddedPostgres } from '../src/embedded/index.ts';

const server = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '' });
console.log(JSON.stringify({ pid: server.pid, url: server.url }));
setInterval(() => undefined, 60_000);

import pg from 'pg';
import { begun } from './tenant/begin.ts';

/**
 * A connection to PostgreSQL. It may end at any moment: whoever waits for an answer is rejected then, and nothing else
 * happens. Every connection is one of these; pg's own client ends the process when nobody listens, and pg's pool takes its
 * listener away for as long as a client is lent.
 */
export class DatabaseClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }

  override query = ((config: unknown, ...rest: unknown[]) =>
    (super.query as (...args: unknown[]) => unknown)(begun(config), ...rest)) as unknown as pg.Client['query'];
}

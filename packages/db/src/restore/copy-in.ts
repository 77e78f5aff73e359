import type { Client, Connection, Submittable } from 'pg';

/** What pg's connection can do besides what its types say. */
type CopyConnection = Connection & {
  stream: NodeJS.WritableStream & { writableNeedDrain?: boolean };
  query: (text: string) => void;
  sendCopyFromChunk: (chunk: Buffer) => void;
  endCopyFrom: () => void;
  sendCopyFail: (message: string) => void;
};

const CHUNK = 64 * 1024;

/** Sends rows in COPY's text format into a table, never more than the connection takes. @throws what PostgreSQL says */
export function copyIn(client: Client, statement: string, rows: AsyncIterable<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    let failed = false;
    let unread: unknown;
    const query = {
      submit: (connection: CopyConnection) => connection.query(statement),
      handleCopyInResponse(connection: CopyConnection) {
        send(connection, rows, () => failed).then(
          () => failed || connection.endCopyFrom(),
          (error: unknown) => {
            unread = error;
            connection.sendCopyFail('The backup could not be read.');
          },
        );
      },
      handleCommandComplete() {},
      // The last that pg tells a query that failed.
      handleError(error: Error) {
        failed = true;
        reject(unread ?? error);
      },
      handleReadyForQuery: () => resolve(),
    };
    client.query(query as unknown as Submittable);
  });
}

async function send(connection: CopyConnection, rows: AsyncIterable<string>, stopped: () => boolean): Promise<void> {
  let waiting = '';
  const flush = async () => {
    connection.sendCopyFromChunk(Buffer.from(waiting));
    waiting = '';
    if (connection.stream.writableNeedDrain) {
      await new Promise((resolve) => {
        connection.stream.once('drain', resolve);
        connection.stream.once('close', resolve);
      });
    }
  };
  for await (const row of rows) {
    // After a refusal the rest is only read past.
    if (stopped()) continue;
    waiting += row;
    if (waiting.length >= CHUNK) await flush();
  }
  if (waiting && !stopped()) await flush();
}

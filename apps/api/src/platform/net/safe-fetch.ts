import http from 'node:http';
import https from 'node:https';
import { findTarget, type Outgoing, type Target, TargetRefused } from './safe-target.ts';

type Request = {
  method: 'POST' | 'GET';
  headers: Readonly<Record<string, string>>;
  body?: string | Buffer;
  /** For all of it: name, connection, answer. */
  timeoutMs: number;
  /** Bytes of the answer that are read; then the connection is closed. */
  maxBytes: number;
};

/** An answer, or in a word why there was none. Nothing of it quotes the address. */
export type Fetched =
  | { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer; ms: number }
  | { problem: 'timeout' | 'refused_address' | 'unknown_host' | 'tls' | 'unreachable'; ms: number };

type Problem = Extract<Fetched, { problem: string }>['problem'];

/**
 * Sends a request to a URL of somebody else's. The address is checked and connected to as it was checked; redirects are
 * answers like any other and not followed; nothing waits longer than `timeoutMs`. Never rejects.
 */
export async function safeFetch(url: string, request: Request, outgoing: Outgoing): Promise<Fetched> {
  const from = performance.now();
  const elapsed = () => Math.round(performance.now() - from);
  let timer: NodeJS.Timeout | undefined;
  const abort = new AbortController();
  const late = new Promise<{ problem: Problem }>((resolve) => {
    timer = setTimeout(() => {
      resolve({ problem: 'timeout' });
      abort.abort();
    }, request.timeoutMs);
  });
  const sent = (async () => {
    const target = await findTarget(url, outgoing);
    if (abort.signal.aborted) return { problem: 'timeout' as const };
    return send(target, request, abort.signal);
  })().catch((error: unknown) => ({ problem: problemOf(error) }));
  const answer = await Promise.race([sent, late]);
  clearTimeout(timer);
  return { ...answer, ms: elapsed() };
}

function problemOf(error: unknown): Problem {
  if (error instanceof TargetRefused) return error.reason === 'unknown_host' ? 'unknown_host' : 'refused_address';
  const { code = '' } = error as { code?: string };
  return /CERT|TLS|SSL|SELF_SIGNED|ALTNAME|EPROTO|VERIFY/.test(code) ? 'tls' : 'unreachable';
}

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

const send = ({ url, address, family }: Target, request: Request, signal: AbortSignal): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { method, headers, body, maxBytes } = request;
    const client = url.protocol === 'https:' ? https : http;
    const sending = client.request(url, {
      ...{ method, signal, agent: false, autoSelectFamily: false },
      headers: { ...headers, ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }) },
      // Whoever the name leads to by now: only who was checked is connected to.
      lookup: (_host, options, callback) => {
        if (options.all) callback(null, [{ address, family }]);
        else callback(null, address, family);
      },
    });
    sending.on('error', reject);
    sending.on('response', (answer) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      const done = () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) });
        sending.destroy();
      };
      answer.on('data', (part: Buffer) => {
        parts.push(part.subarray(0, maxBytes - bytes));
        bytes += part.length;
        if (bytes >= maxBytes) done();
      });
      answer.on('end', done);
      answer.on('error', reject);
    });
    sending.end(body);
  });

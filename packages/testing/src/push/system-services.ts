import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import {
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';

/** How a service answers: a status with what stands in its body, or `null`: not at all. */
export type SystemAnswer = { status: number; body?: object; headers?: Record<string, string> } | null;
export interface SystemPush {
  path: string;
  headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: the shapes are what the tests assert
  body: any;
}
export interface SystemService {
  readonly origin: string;
  /** What was asked and taken to be right, in order; tokens of Google not among them. */
  readonly pushes: SystemPush[];
  /** Taken in turn, the last one stays. */
  answer: (...answers: SystemAnswer[]) => void;
  /** How many connections were made. */
  readonly connections: () => number;
  /** Lets go of all connections at once, as a service that restarts does. */
  drop: () => void;
  close: () => Promise<void>;
}

type Take = (headers: IncomingHttpHeaders, body: string) => { status: number; body: object } | null;

/** HTTP/2 without TLS on this machine. `take` refuses what is wrong, or answers what is not a push. */
async function startHttp2(take: Take): Promise<SystemService> {
  const pushes: SystemPush[] = [];
  const sessions = new Set<ServerHttp2Session>();
  let answers: SystemAnswer[] = [];
  let connections = 0;
  const server: Http2Server = createServer();
  server.on('session', (session) => {
    connections += 1;
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
    session.on('error', () => undefined);
  });
  server.on('stream', (stream: ServerHttp2Stream, headers) => {
    let text = '';
    stream.on('error', () => undefined);
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      text += chunk;
    });
    stream.on('end', () => {
      const refused = take(headers, text);
      if (!refused) pushes.push({ path: String(headers[':path']), headers, body: JSON.parse(text) });
      const answer = refused ?? (answers.length > 1 ? answers.shift() : answers[0]);
      if (answer === null) return;
      const {
        status,
        body = {},
        headers: more = {},
      } = { headers: {}, ...(answer ?? { status: 200 }) } as NonNullable<SystemAnswer>;
      stream.respond({ ':status': status, 'content-type': 'application/json', ...more });
      stream.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const drop = () => {
    for (const session of sessions) session.destroy();
  };
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pushes,
    answer: (...list) => {
      answers = list;
    },
    connections: () => connections,
    drop,
    async close() {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const partOf = (token: string, at: number) =>
  JSON.parse(Buffer.from(token.split('.')[at] ?? '', 'base64url').toString());
const signedOf = (token: string) => {
  const [head = '', claims = '', signature = ''] = token.split('.');
  return [Buffer.from(`${head}.${claims}`), Buffer.from(signature, 'base64url')] as const;
};

/** Apple’s service, for one app and one key: HTTP/2, a token of ES256, its reasons. */
export async function startApns({ keyId, teamId, topic }: { keyId: string; teamId: string; topic: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const refuse = (status: number, reason: string) => ({ status, body: { reason } });
  const service = await startHttp2((headers) => {
    if (!/^\/3\/device\/[0-9a-f]+$/.test(String(headers[':path']))) return refuse(404, 'BadPath');
    const [, token] = /^bearer (.+)$/.exec(String(headers.authorization)) ?? [];
    if (token === undefined) return refuse(403, 'MissingProviderToken');
    const [signed, signature] = signedOf(token);
    const isOurs = verify('SHA256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
    const age = Date.now() / 1000 - partOf(token, 1).iat;
    if (!isOurs || partOf(token, 0).kid !== keyId || partOf(token, 1).iss !== teamId || age > 3600)
      return refuse(403, 'InvalidProviderToken');
    if (headers['apns-topic'] !== topic) return refuse(400, 'BadTopic');
    if (Buffer.byteLength(String(headers['apns-collapse-id'])) > 64) return refuse(400, 'BadCollapseId');
    const isBackground = headers['apns-push-type'] === 'background';
    return isBackground && headers['apns-priority'] !== '5' ? refuse(400, 'BadPriority') : null;
  });
  return { ...service, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** Google’s service, for one project: gives access tokens to who signs with the key of the service account, and takes messages with them. */
export async function startFcm(project: string) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let tokens = 0;
  let good = '';
  const account = 'push@tidings.test';
  const service = await startHttp2((headers, text) => {
    if (headers[':path'] === '/token') {
      const assertion = new URLSearchParams(text).get('assertion') ?? '';
      const [signed, signature] = signedOf(assertion);
      const key = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }));
      if (!verify('RSA-SHA256', signed, key, signature) || partOf(assertion, 1).iss !== account)
        return { status: 400, body: { error: 'invalid_grant' } };
      tokens += 1;
      good = `access-${tokens}`;
      return { status: 200, body: { access_token: good, expires_in: 3599 } };
    }
    if (headers[':path'] !== `/v1/projects/${project}/messages:send`) return { status: 404, body: {} };
    return headers.authorization === `Bearer ${good}`
      ? null
      : { status: 401, body: { error: { status: 'UNAUTHENTICATED' } } };
  });
  const credentials = {
    project_id: project,
    client_email: account,
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    token_uri: `${service.origin}/token`,
  };
  return {
    ...service,
    credentials,
    /** How many access tokens it gave. */
    tokens: () => tokens,
    /** What it gave is good no more. */
    forget: () => {
      good = '';
    },
  };
}

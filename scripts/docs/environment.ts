import { relative } from 'node:path';
import { environmentSchema } from '@tidings/api/config';
import { code, table } from '@tidings/contracts/reference';
import { root } from '../lib/steps.ts';

type Name = keyof typeof environmentSchema.shape;

const meanings: Record<Name, string> = {
  NODE_ENV: '`development`, `test` or `production`. `pnpm start` means production.',
  PORT: 'API and sockets; in production the web app too. 0 takes a free one.',
  HOST: 'Address to listen on; `0.0.0.0` in production.',
  WEB_PORT: 'The web app in development.',
  DATABASE_URL: 'PostgreSQL; tests run on 18. Without it an embedded 18 runs in `DATA_DIR`.',
  DATABASE_OWNER_URL:
    'The role that owns the tables and migrates them, where `DATABASE_URL` is that of [the application’s own role](operations.md#the-applications-role).',
  DATABASE_CONNECTIONS: 'Size of the connection pool.',
  REDIS_URL: 'Redis, for several instances: `redis://…`; with `WS_ADAPTER=redis`.',
  REDIS_PASSWORD: 'Its password, if it is not in the URL.',
  WS_ADAPTER: '`memory` for one instance, `redis` for several.',
  DATA_DIR: 'Embedded database, secret, epoch witness, logs of `pnpm dev`.',
  PUBLIC_URL:
    'Where people reach the web app; its origin is allowed. Without it `http://localhost` on the web port, and production sets cookies for https only.',
  CORS_ORIGINS: 'More allowed origins, separated by commas.',
  EVENT_RETENTION_DAYS: 'Events are kept this long; who was away longer gets a snapshot.',
  NOTIFICATION_RETENTION_MONTHS: 'Notifications are kept this many whole months besides the current one.',
  MAIL: '`off` is for load tests: no mail is written, and nobody is asked to confirm an address.',
  SMTP_URL:
    'The server for mail: `smtp://name:password@host:587` (encrypted where it offers that, always where a password travels) or `smtps://…`. Without it mails are written to a folder of `DATA_DIR`, [shown in development](operations.md#mail).',
  MAIL_FROM: 'Who mails come from: `Name <address>`. Without it `no-reply` at the host of `PUBLIC_URL`.',
  MAIL_POSTAL_ADDRESS: 'A line at the foot of every mail: who runs the place, and where.',
  AUTH_SECRET:
    'Signs tokens and the bus; 32 characters or more, the same on every instance. Made and kept in `DATA_DIR` when absent in development; production stops without it.',
  AUTH_SECRET_PREVIOUS:
    'The other secret while it is changed: what it signed is accepted as well. As strong as `AUTH_SECRET`; [how to change it](operations.md#changing-the-secret).',
  INGEST_SECRET_DARKWATCH:
    'What DarkWatch signs with, 32 characters or more; the next four likewise. Without it an admin makes one, which is kept in the database; [alerts](alerts.md).',
  INGEST_SECRET_VOICEPRINT: 'What VoicePrint signs with.',
  INGEST_SECRET_SPAMSHIELD: 'What SpamShield signs with.',
  INGEST_SECRET_HOMETITLE: 'What HomeTitle signs with.',
  INGEST_SECRET_REMOVEBROKERS: 'What RemoveBrokers signs with.',
  WEB_DIST: 'The built web app that production serves.',
  METRICS_TOKEN: 'Bearer token that opens `/metrics`; without it production keeps that closed.',
  TRUST_PROXY: '`true` behind a proxy: the client’s address is taken from `X-Forwarded-For`.',
  LOG_LEVEL: '`fatal`, `error`, `warn`, `info`, `debug` or `silent`.',
  MAX_CONNECTIONS: 'Capacity of one instance: a warning at 90 %, refusals with 503 at 95 %.',
  CONNECTIONS_PER_MEMBER: 'The next one takes the place of the member’s oldest hidden one.',
  RATE_LIMITS: '`off` is for load tests; what [no client does](api/websocket.md#limits) is refused all the same.',
  OUTGOING_LOOPBACK:
    '`true` lets webhooks reach this machine itself, over plain http too: for development and tests. Refused in production.',
  FAILPOINTS: 'For fault tests, with `NODE_ENV=test` only: where the process ends itself.',
  VAPID_PRIVATE_KEY:
    'The key with which push services know this community: 32 bytes in base64url, the same on every instance. Made and kept in the database when absent. With another one every device has to be subscribed anew.',
  VAPID_SUBJECT:
    'Where push services write to when something is wrong: `mailto:…` or `https://…`; `PUBLIC_URL` when absent.',
  PUSH_PRIVATE_ORIGINS:
    'Origins of push services on your own network, separated by commas. Nothing else that is not on the public internet is sent to.',
  FCM_CREDENTIALS: 'The JSON file of a service account: Android apps are reached through Firebase Cloud Messaging.',
  FCM_URL: 'Where that is.',
  APNS_KEY: 'The `.p8` file of a key: apps for iPhone and Mac are reached through Apple. With the three that follow.',
  APNS_KEY_ID: 'The id of that key.',
  APNS_TEAM_ID: 'The id of the team it belongs to.',
  APNS_TOPIC: 'The bundle id of the app.',
  APNS_URL: 'Where Apple’s service is; that for development is `https://api.sandbox.push.apple.com`.',
  SEED: '`demo` fills an empty database with people to sign in as; refused in production.',
};

/** A path below the repository, whatever the machine. */
const relativeToRoot = (text: string): string => (text.startsWith(root) ? relative(root, text) : text);
const shown = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value ?? ''));

/** Read outside that schema. */
const beside: Record<string, string> = {
  TIMINGS: 'JSON of names and milliseconds that replace the waiting times of `timings.ts`; for tests.',
  DEMO_ACTIVITY: '`off`: the demo people do not act by themselves under `pnpm dev`.',
  DEMO_ACTIVITY_HASTE: 'How many times as fast the demo people act; for tests.',
};

/** Every variable that the table has. */
export const settings: readonly string[] = [...Object.keys(environmentSchema.shape), ...Object.keys(beside)];

/** The table of settings, its defaults read from the schema the server parses its environment with. */
export function environmentTable(): { environment: string } {
  const defaults = environmentSchema.parse({}) as Record<string, unknown>;
  const rows = Object.entries(meanings).map(([name, meaning]) => [
    code(name),
    shown(defaults[name]) === '' ? '–' : code(relativeToRoot(shown(defaults[name]))),
    meaning,
  ]);
  const others = Object.entries(beside).map(([name, meaning]) => [code(name), '–', meaning]);
  return { environment: table(['variable', 'default', 'what'], [...rows, ...others]) };
}

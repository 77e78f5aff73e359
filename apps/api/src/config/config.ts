import { join, resolve } from 'node:path';
import { z } from 'zod';
import { parseSender } from './mail-address.ts';
import { pushEnvironment, readPush } from './push.ts';
import { smtpOptions } from './smtp-options.ts';
import { timingsSchema } from './timings.ts';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim().replace(/\/$/, ''))
    .filter(Boolean),
);
const flag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1');

/** Says what is wrong with SMTP_URL and never repeats it: it may hold a password. */
function readable(text: string, ctx: z.RefinementCtx): void {
  try {
    smtpOptions(text);
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: URL.canParse(text) ? String((error as Error).message) : 'is no address' });
  }
}

/** The environment variables of the server. */
export const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  WEB_PORT: z.coerce.number().int().min(0).max(65535).default(5173),
  DATABASE_URL: z.string().optional(),
  DATABASE_OWNER_URL: z.string().optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(16),
  REDIS_URL: z.string().optional(),
  REDIS_PASSWORD: z.string().optional(),
  WS_ADAPTER: z.enum(['memory', 'redis']).default('memory'),
  DATA_DIR: z.string().default('.data'),
  PUBLIC_URL: z.url().optional(),
  CORS_ORIGINS: list.default([]),
  MAIL: z.enum(['on', 'off']).default('on'),
  SMTP_URL: z.string().superRefine(readable).optional(),
  MAIL_FROM: z.string().optional(),
  MAIL_POSTAL_ADDRESS: z.string().max(200).default(''),
  AUTH_SECRET: z.string().optional(),
  AUTH_SECRET_PREVIOUS: z.string().optional(),
  INGEST_SECRET_DARKWATCH: z.string().min(32).optional(),
  INGEST_SECRET_VOICEPRINT: z.string().min(32).optional(),
  INGEST_SECRET_SPAMSHIELD: z.string().min(32).optional(),
  INGEST_SECRET_HOMETITLE: z.string().min(32).optional(),
  INGEST_SECRET_REMOVEBROKERS: z.string().min(32).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  TRUST_PROXY: flag.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  MAX_CONNECTIONS: z.coerce.number().int().min(1).default(10_000),
  EVENT_RETENTION_DAYS: z.coerce.number().min(0.01).default(30),
  NOTIFICATION_RETENTION_MONTHS: z.coerce.number().int().min(1).max(1200).default(12),
  CONNECTIONS_PER_MEMBER: z.coerce.number().int().min(1).default(5),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  WEB_DIST: z.string().default(join(import.meta.dirname, '..', '..', '..', 'web', 'dist')),
  OUTGOING_LOOPBACK: flag.default(false),
  FAILPOINTS: list.default([]),
  SEED: z.enum(['demo', 'none']).default('none'),
  ...pushEnvironment,
});

const definedOf = <K extends string>(values: Record<K, string | undefined>): Partial<Record<K, string>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Record<K, string>>;

/** Everything the process takes from outside, parsed once. Unknown timing names are refused. */
export type Config = ReturnType<typeof readConfig>;

/**
 * Reads the environment. Timings may be scaled with `TIMINGS`, a JSON object of names and milliseconds.
 * Throws an Error naming each bad variable.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env) {
  const defined = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(defined);
  if (!parsed.success) {
    throw new Error(`Bad settings: ${parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`);
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  if (production && env.SEED === 'demo')
    throw new Error('SEED=demo is refused in production: the passwords of the demo people are public. Leave SEED out.');
  if (production && env.OUTGOING_LOOPBACK)
    throw new Error(
      'OUTGOING_LOOPBACK is refused in production: webhooks could reach what only this machine may. Leave it out.',
    );
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${production ? env.PORT : env.WEB_PORT}`).replace(/\/$/, '');
  const local = production
    ? []
    : [env.WEB_PORT, env.PORT].flatMap((port) => [`http://localhost:${port}`, `http://127.0.0.1:${port}`]);
  const mailFrom = parseSender(env.MAIL_FROM ?? `Tidings <no-reply@${new URL(publicUrl).hostname}>`);
  if (!mailFrom)
    throw new Error('Bad settings: MAIL_FROM: give an address, or a name and an address as Name <a@b.example>');
  return {
    production,
    mode: env.NODE_ENV,
    port: env.PORT,
    host: production && environment.HOST === undefined ? '0.0.0.0' : env.HOST,
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL,
    databaseConnections: env.DATABASE_CONNECTIONS,
    redisUrl: env.REDIS_URL,
    redisPassword: env.REDIS_PASSWORD,
    adapter: env.WS_ADAPTER,
    dataDir: resolve(env.DATA_DIR),
    publicUrl,
    /** False where nobody said by what address people come: then it is taken to be https. */
    publicUrlGiven: env.PUBLIC_URL !== undefined,
    secureCookies: publicUrl.startsWith('https:') || (production && env.PUBLIC_URL === undefined),
    origins: new Set([new URL(publicUrl).origin, ...env.CORS_ORIGINS, ...local]),
    secret: env.AUTH_SECRET,
    previousSecret: env.AUTH_SECRET_PREVIOUS,
    ingestSecrets: definedOf({
      darkwatch: env.INGEST_SECRET_DARKWATCH,
      voiceprint: env.INGEST_SECRET_VOICEPRINT,
      spamshield: env.INGEST_SECRET_SPAMSHIELD,
      hometitle: env.INGEST_SECRET_HOMETITLE,
      removebrokers: env.INGEST_SECRET_REMOVEBROKERS,
    }),
    metricsToken: env.METRICS_TOKEN,
    mail: env.MAIL === 'on',
    smtpUrl: env.SMTP_URL,
    mailFrom: { address: mailFrom.address, name: mailFrom.name || 'Tidings' },
    mailPostal: env.MAIL_POSTAL_ADDRESS,
    webDist: resolve(env.WEB_DIST),
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
    capacity: {
      max: env.MAX_CONNECTIONS,
      warnAt: Math.floor(env.MAX_CONNECTIONS * 0.9),
      refuseAt: Math.floor(env.MAX_CONNECTIONS * 0.95),
      perMember: env.CONNECTIONS_PER_MEMBER,
    },
    retentionMs: env.EVENT_RETENTION_DAYS * 24 * 3600_000,
    notificationMonths: env.NOTIFICATION_RETENTION_MONTHS,
    /** Where webhooks may lead: with loopback, to this machine too. */
    outgoing: { loopback: env.OUTGOING_LOOPBACK },
    rateLimits: env.RATE_LIMITS === 'on',
    failpoints: env.NODE_ENV === 'test' ? env.FAILPOINTS : [],
    seed: env.SEED,
    push: readPush(env, publicUrl),
    timings: timingsSchema.parse(environment.TIMINGS ? JSON.parse(environment.TIMINGS) : {}),
  };
}

import { z } from 'zod';

const origins = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
    .map((item) => new URL(item).origin),
);

/** How devices are reached while no page is open. Browsers need none of it. */
export const pushEnvironment = {
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}=?$/, 'must be 32 bytes in base64url')
    .optional(),
  VAPID_SUBJECT: z.url({ protocol: /^(?:https|mailto)$/ }).optional(),
  PUSH_PRIVATE_ORIGINS: origins.default([]),
  FCM_CREDENTIALS: z.string().optional(),
  FCM_URL: z.url().default('https://fcm.googleapis.com'),
  APNS_KEY: z.string().optional(),
  APNS_KEY_ID: z.string().max(20).optional(),
  APNS_TEAM_ID: z.string().max(20).optional(),
  APNS_TOPIC: z.string().max(155).optional(),
  APNS_URL: z.url().default('https://api.push.apple.com'),
};

type PushEnvironment = z.infer<z.ZodObject<typeof pushEnvironment>>;

/** Throws an Error when only some of the settings for Apple are there. */
export function readPush(env: PushEnvironment, publicUrl: string) {
  const apns = [env.APNS_KEY, env.APNS_KEY_ID, env.APNS_TEAM_ID, env.APNS_TOPIC];
  const given = apns.filter((value) => value !== undefined).length;
  if (given > 0 && given < apns.length)
    throw new Error(
      'Bad settings: APNS_KEY, APNS_KEY_ID, APNS_TEAM_ID and APNS_TOPIC belong together: set all four or none.',
    );
  const { hostname, protocol } = new URL(publicUrl);
  return {
    vapidPrivateKey: env.VAPID_PRIVATE_KEY?.replace(/=$/, ''),
    // Push services write to it when something is wrong. A page of this machine says nothing to them.
    vapidSubject: env.VAPID_SUBJECT ?? (protocol === 'https:' ? publicUrl : `mailto:push@${hostname}`),
    /** Where browsers may say that they are reached; as long as the contract lets them say it. */
    outgoing: { origins: new Set(env.PUSH_PRIVATE_ORIGINS), onlyUsualPort: true, longest: 2048 },
    fcm: env.FCM_CREDENTIALS === undefined ? null : { credentials: env.FCM_CREDENTIALS, url: env.FCM_URL },
    apns:
      given === 0
        ? null
        : {
            key: String(env.APNS_KEY),
            keyId: String(env.APNS_KEY_ID),
            teamId: String(env.APNS_TEAM_ID),
            topic: String(env.APNS_TOPIC),
            url: env.APNS_URL,
          },
  };
}

export type PushConfig = ReturnType<typeof readPush>;

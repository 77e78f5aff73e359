import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const YEAR_SECONDS = 365 * 24 * 3600;

/** What pages never use, so that nothing that slips into one can. */
const unused = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media', 'geolocation'],
  ...['gyroscope', 'hid', 'magnetometer', 'microphone', 'midi', 'payment', 'publickey-credentials-get', 'serial'],
  ...['sync-xhr', 'usb', 'xr-spatial-tracking'],
];

/** Where live connections go: 'self' has not meant them in every browser. */
const socketsOf = (publicUrl: string): string => new URL(publicUrl).origin.replace(/^http/, 'ws');

/** The headers every answer has; browsers are held to https when that is how people reach us. */
export async function securityHeaders(app: FastifyInstance, publicUrl: string): Promise<void> {
  const permissions = unused.map((name) => `${name}=()`).join(', ');
  app.addHook('onRequest', async ({ url }, reply) => {
    reply.header('permissions-policy', permissions);
    // What the API answers depends on who asks: no cache between, and none that the next person at this machine finds.
    if (url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        // Elements get their styles by script, which is no markup; the libraries that wrote style sheets into the page are
        // built without them (strict-styles.ts of the web app).
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", socketsOf(publicUrl)],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        ...(publicUrl.startsWith('https:') && { upgradeInsecureRequests: [] }),
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    // Our host alone: what else lives under the domain is not ours to decide.
    hsts: publicUrl.startsWith('https:') && { maxAge: YEAR_SECONDS, includeSubDomains: false },
    // For browsers and plug-ins that are gone.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
}

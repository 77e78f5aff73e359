import type { FastifyInstance } from 'fastify';
import { notFound } from '../kernel/errors.ts';
import { inlinePolicy } from './inline-policy.ts';

const MAX_LENGTH = 2000;
const style = 'html,body{margin:0;background:transparent}img{display:block;max-width:100%;max-height:100vh}';
/** Says to the page around how large the image is, or that it did not come; it knows nothing else of that page. */
const script = `const image = document.images[0];
const say = () => parent.postMessage({ image: { width: image.naturalWidth, height: image.naturalHeight } }, '*');
if (image.complete) say();
image.onload = image.onerror = say;`;

/** An image of another site, by http or https and without a password in its address; `null` for anything else. */
function imageAt(text: unknown): URL | null {
  if (typeof text !== 'string' || text.length > MAX_LENGTH || !URL.canParse(text)) return null;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : null;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

/**
 * `GET /api/image-frame?src=…`: one image of another site in a frame of its own, for somebody who asked to see it. Our own
 * pages may load nothing from elsewhere; this one may load that image and has no origin, no cookies and no referrer.
 */
export function imageFrame(app: FastifyInstance): void {
  app.get('/api/image-frame', async (request, reply) => {
    const image = imageAt((request.query as Record<string, unknown>).src);
    const asPage = request.headers['sec-fetch-dest'];
    if (!image || (asPage !== undefined && asPage !== 'iframe')) throw notFound();
    const directives = {
      'img-src': image.origin,
      'frame-ancestors': "'self'",
      sandbox: 'allow-scripts',
    };
    // Its origin is nobody's, so it has no agents to keep apart; a browser would say so in the console.
    reply.removeHeader('origin-agent-cluster');
    return reply
      .header('content-security-policy', inlinePolicy({ style, script, directives }))
      .header('referrer-policy', 'no-referrer')
      .header('x-frame-options', 'SAMEORIGIN')
      .type('text/html; charset=utf-8')
      .send(
        `<!doctype html><meta charset="utf-8"><title>Image</title><style>${style}</style><img alt="" src="${escaped(image.href)}"><script>${script}</script>`,
      );
  });
}

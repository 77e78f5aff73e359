import { z } from 'zod';

export const handshakeAuthSchema = z.strictObject({
  token: z.string().max(4096).describe('An access token.'),
  deviceId: z
    .string()
    .min(8)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/)
    .describe('Names the browser profile or installation: acknowledgements are kept for each.'),
  protocol: z.int().describe('The protocol the client speaks: 1.'),
  cursor: z.string().max(8192).optional().describe('Where the client stands in its rooms; none for the first time.'),
});
export type HandshakeAuth = z.infer<typeof handshakeAuthSchema>;

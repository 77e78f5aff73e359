import { z } from 'zod';
import { errorCodeSchema } from '../kernel/errors.ts';

export const handshakeAuthSchema = z.strictObject({
  token: z.string().max(4096),
  deviceId: z
    .string()
    .min(8)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/),
  protocol: z.int(),
  cursor: z.string().max(8192).optional(),
});
export type HandshakeAuth = z.infer<typeof handshakeAuthSchema>;

/** `connect_error.data` of a refused namespace. */
export const connectErrorDataSchema = z.strictObject({ code: errorCodeSchema, status: z.int() });
export type ConnectErrorData = z.infer<typeof connectErrorDataSchema>;

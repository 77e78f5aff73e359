/** Reads SMTP_URL: `smtp://` (TLS where offered; required where a password travels) or `smtps://`. Throws what is wrong. */
export function smtpOptions(text: string) {
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  if (!secure && url.protocol !== 'smtp:') throw new Error('SMTP_URL begins with smtp:// or smtps://');
  if (url.hostname === '') throw new Error('SMTP_URL names no host');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const local = /^(localhost|127\.|::1$)/.test(host);
  const auth =
    url.username === '' ? null : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  return {
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: auth !== null && !secure && !local,
    auth,
  };
}

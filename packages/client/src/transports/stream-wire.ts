/** The path of a stream; what is absent is left out. */
export function streamPath(query: Record<string, string | undefined>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) pairs.set(name, value);
  const text = pairs.toString();
  return text ? `/api/stream?${text}` : '/api/stream';
}

/** A frame's data: payload and, for what happens in a room, its meta. `null` for anything else. */
export function parseFrame(data: string): [payload: object, meta: object | undefined] | null {
  try {
    const value: unknown = JSON.parse(data);
    const [payload, meta] = Array.isArray(value) ? value : [value];
    if (typeof payload !== 'object' || payload === null) return null;
    return [payload, typeof meta === 'object' && meta !== null ? meta : undefined];
  } catch {
    return null;
  }
}

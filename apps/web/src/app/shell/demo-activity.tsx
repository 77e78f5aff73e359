import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { t } from '../../i18n/t.ts';
import { useMember } from '../../lib/session/state.ts';

const key = ['demo-activity'];

/** While the page is open, it says so every minute: what happens then is for who looks. */
const LOOKS_EVERY_MS = 60_000;

async function ask(visitor = '', init?: RequestInit): Promise<{ active: boolean } | null> {
  const response = await fetch(`/dev/demo-activity?for=${visitor}`, {
    ...init,
    signal: AbortSignal.timeout(2000),
  }).catch(() => null);
  if (!response?.ok || !response.headers.get('content-type')?.includes('json')) return null;
  return (await response.json()) as { active: boolean };
}

/** Says that some of what moves here is demo activity, and pauses it. Development only. */
export function DemoActivity() {
  const cache = useQueryClient();
  const visitor = useMember()?.username;
  const { data } = useQuery({
    queryKey: [...key, visitor],
    queryFn: () => ask(visitor),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data ? LOOKS_EVERY_MS : false),
  });
  const change = useMutation({
    mutationFn: (active: boolean) => ask(visitor, { method: 'PUT', body: JSON.stringify({ active }) }),
    onSuccess: (answer) => cache.setQueryData([...key, visitor], answer),
  });
  if (!data) return null;
  return (
    <p className="mt-1 flex h-6 items-center gap-1 px-2 text-xs text-ink-3 tablet:hidden">
      {t(data.active ? 'demo.on' : 'demo.off')}
      <span aria-hidden="true">·</span>
      <button
        type="button"
        className="rounded-sm underline underline-offset-2 hover:text-ink"
        onClick={() => change.mutate(!data.active)}
      >
        {t(data.active ? 'demo.pause' : 'demo.resume')}
      </button>
    </p>
  );
}

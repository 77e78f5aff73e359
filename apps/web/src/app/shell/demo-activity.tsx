import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { t } from '../../i18n/t.ts';

const key = ['demo-activity'];

async function ask(init?: RequestInit): Promise<{ active: boolean } | null> {
  const response = await fetch('/dev/demo-activity', { ...init, signal: AbortSignal.timeout(2000) }).catch(() => null);
  if (!response?.ok || !response.headers.get('content-type')?.includes('json')) return null;
  return (await response.json()) as { active: boolean };
}

/** Says that some of what moves here is demo activity, and pauses it. Development only. */
export function DemoActivity() {
  const cache = useQueryClient();
  const { data } = useQuery({ queryKey: key, queryFn: () => ask(), retry: false, staleTime: Number.POSITIVE_INFINITY });
  const change = useMutation({
    mutationFn: (active: boolean) => ask({ method: 'PUT', body: JSON.stringify({ active }) }),
    onSuccess: (answer) => cache.setQueryData(key, answer),
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

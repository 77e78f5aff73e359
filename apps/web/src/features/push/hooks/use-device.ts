import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStore } from '../../../lib/store/external-store.ts';
import { devicesQuery } from '../api/devices.ts';
import { deviceState, look, turnOff, turnOn } from '../device/state.ts';

/** Push on this device: what it is now, also when the reader changes it in the browser meanwhile, and how to change it. */
export function useDevice() {
  const client = useQueryClient();
  const state = useStore(deviceState);
  useEffect(() => {
    void look();
    const again = () => void look();
    let status: PermissionStatus | undefined;
    navigator.permissions?.query({ name: 'notifications' }).then(
      (found) => {
        status = found;
        status.addEventListener('change', again);
      },
      () => undefined,
    );
    document.addEventListener('visibilitychange', again);
    return () => {
      status?.removeEventListener('change', again);
      document.removeEventListener('visibilitychange', again);
    };
  }, []);
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: (on: boolean) => (on ? turnOn() : turnOff()),
    onSettled: () => client.invalidateQueries({ queryKey: devicesQuery().queryKey }),
  });
  return { state, set: mutate, error, isPending, reset };
}

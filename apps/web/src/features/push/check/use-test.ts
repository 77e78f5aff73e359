import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useRealtime } from '../../../realtime/index.ts';
import { devicesQuery, sendTest, type TestStep } from '../api/devices.ts';

const keyOf = ({ testId, channel, subscriptionId, step }: TestStep) =>
  [testId, channel, subscriptionId, step].join(' ');

/** Sends tests, and keeps the steps of all of them as they are said: in the answer, live, or both. */
export function useTest() {
  const client = useQueryClient();
  const [steps, setSteps] = useState<readonly TestStep[]>([]);
  const add = (said: readonly TestStep[]) =>
    setSteps((now) => {
      const known = new Set(now.map(keyOf));
      return [...now, ...said.filter((step) => !known.has(keyOf(step)))].slice(-100);
    });
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: sendTest,
    onSuccess: (test) => {
      add(test.steps);
      return client.invalidateQueries({ queryKey: devicesQuery().queryKey });
    },
  });
  useRealtime('notification:test', (step) => {
    add([step]);
    // That it came is what is tested: this window says so itself.
    if (step.channel === 'inApp' && step.step === 'sent') {
      const afterMs = Math.max(step.afterMs, Math.round(performance.now() - began));
      add([{ ...step, step: 'confirmed', afterMs }]);
    }
  });
  const [began, setBegan] = useState(0);
  const send = () => {
    setBegan(performance.now());
    mutate();
  };
  /** What no server can know: that a mail is there. */
  const confirm = (step: TestStep) =>
    add([{ ...step, step: 'confirmed', afterMs: Math.max(step.afterMs, Math.round(performance.now() - began)) }]);
  // The latest test is the one that is looked at, also before its answer is here.
  const latest = steps.at(-1)?.testId;
  return { send, confirm, test: data, error, isPending, steps: steps.filter(({ testId }) => testId === latest) };
}

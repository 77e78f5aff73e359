import type { Notification } from '@tidings/contracts';
import { useState } from 'react';
import type { Question } from '../model/question.ts';

/** What is asked of an item just now. */
export function useAsked() {
  const [asked, setAsked] = useState<Question>();
  return {
    asked,
    ask: (what: Question['what'], item: Notification) => setAsked({ what, item }),
    onAnswered: () => setAsked(undefined),
  };
}

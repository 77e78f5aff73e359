/** What an agent of the demo does, one task after another; `asks`: before it acts, and what it would do then. */
export type Task = {
  task: string;
  steps: number;
  asks?: { title: string; risk: 'low' | 'medium' | 'high'; payload: object };
};
export type Script = {
  name: string;
  version: string;
  capabilities: readonly string[];
  tasks: readonly Task[];
  fails?: string;
};

export const scripts: readonly Script[] = [
  {
    name: 'Ledger agent',
    version: '4.2.1',
    capabilities: ['invoices', 'refunds'],
    tasks: [
      { task: 'Matching 212 invoices with November payments', steps: 12 },
      {
        task: 'Looking into a payment that came twice',
        steps: 5,
        asks: {
          title: 'Refund € 1,284.00 to Nordhavn Marine',
          risk: 'high',
          payload: { customer: 'Nordhavn Marine', amount: '€ 1,284.00', reason: 'Invoice 4211 was paid twice' },
        },
      },
      { task: 'Reminding three customers of open invoices', steps: 4 },
    ],
  },
  {
    name: 'Dispatch agent',
    version: '3.13.0',
    capabilities: ['deliveries'],
    tasks: [
      {
        task: 'Planning around the closed lock',
        steps: 6,
        asks: {
          title: 'Reroute 14 deliveries by the east quay',
          risk: 'medium',
          payload: { deliveries: 14, from: 'West lock', to: 'East quay', delay: '35 min' },
        },
      },
      { task: 'Reading the water levels of the morning', steps: 5 },
    ],
  },
  {
    name: 'Translation agent',
    version: '0.9.68',
    capabilities: ['ja', 'de', 'pl'],
    tasks: [
      { task: '日本語：Backups and restore, section 7 of 12', steps: 14 },
      {
        task: 'Łódź pilot handbook, last reading',
        steps: 6,
        asks: { title: 'Publish the Polish handbook', risk: 'low', payload: { pages: 38, language: 'pl' } },
      },
    ],
  },
  {
    name: 'Backup agent',
    version: '8.8.7',
    capabilities: ['snapshots'],
    tasks: [{ task: 'Snapshot of the harbour log', steps: 10 }],
    fails: 'The bucket refused the write (403)',
  },
  {
    name: 'Spam filter',
    version: '7.8.0',
    capabilities: ['triage'],
    tasks: [{ task: 'Reading 37 reports about the mooring offers', steps: 8 }],
  },
];

import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Toaster } from '../components/toast/toaster.tsx';
import { FloatingRoot } from '../components/ui/float/floating-root.tsx';
import { Live } from './live.tsx';
import { LiveRegion } from './shell/live-region.tsx';

export const Providers = ({ queryClient, children }: { queryClient: QueryClient; children: ReactNode }) => (
  <QueryClientProvider client={queryClient}>
    <Live>
      <FloatingRoot>{children}</FloatingRoot>
      <LiveRegion />
      <Toaster />
    </Live>
  </QueryClientProvider>
);

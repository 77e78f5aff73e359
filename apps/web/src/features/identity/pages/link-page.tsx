import { useLocation } from '@tanstack/react-router';
import { ForgotPage } from './forgot-page.tsx';
import { ResetPage } from './reset-page.tsx';
import { VerifyPage } from './verify-page.tsx';

const pages: Readonly<Record<string, () => React.JSX.Element>> = {
  '/forgot': ForgotPage,
  '/reset': ResetPage,
  '/verify': VerifyPage,
};

/** What mailed links are for. The pages come together: few people need one, and a first visit knows of one part only. */
export function LinkPage() {
  const Page = pages[useLocation().pathname.replace(/\/$/, '')] ?? ForgotPage;
  return <Page />;
}

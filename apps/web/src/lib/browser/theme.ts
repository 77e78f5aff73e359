import { createStore, useStore } from '../store/external-store.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const key = 'tidings.theme';
const dark = () => window.matchMedia('(prefers-color-scheme: dark)');

function stored(): ThemeChoice {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}

const choice = createStore<ThemeChoice>('system');

// The same rule as public/theme.js, which runs before the first paint.
function apply(): void {
  const isDark = choice.get() === 'dark' || (choice.get() === 'system' && dark().matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', isDark ? '#0f171c' : '#ffffff');
}

/** Follows the system, other tabs and the stored choice from now on. */
export function startTheme(): void {
  choice.set(stored());
  apply();
  dark().addEventListener('change', apply);
  // Paper is white, and what is behind the words is not printed.
  window.addEventListener('beforeprint', () => {
    document.documentElement.dataset.theme = 'light';
  });
  window.addEventListener('afterprint', apply);
  window.addEventListener('storage', (event) => {
    if (event.key !== key && event.key !== null) return;
    choice.set(stored());
    apply();
  });
}

export function setTheme(next: ThemeChoice): void {
  choice.set(next);
  try {
    if (next === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  } catch {
    // Kept for this page alone where storage is closed.
  }
  apply();
}

export const useThemeChoice = (): ThemeChoice => useStore(choice);

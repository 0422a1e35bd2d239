export type Theme = 'day' | 'night' | 'auto';

const dark = matchMedia('(prefers-color-scheme: dark)');

export function themeNow(): Theme {
  const kept = localStorage.getItem('theme');
  return kept === 'day' || kept === 'night' ? kept : 'auto';
}

/** Draws by day or by night from now on; `auto` follows the device. */
export function drawBy(theme: Theme): void {
  if (theme === 'auto') localStorage.removeItem('theme');
  else localStorage.setItem('theme', theme);
  const isNight = theme === 'night' || (theme === 'auto' && dark.matches);
  document.documentElement.dataset.theme = isNight ? 'night' : 'day';
}

dark.addEventListener('change', () => drawBy(themeNow()));
drawBy(themeNow());

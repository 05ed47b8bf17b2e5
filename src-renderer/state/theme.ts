import type { AppSettings } from '../../src-preload/contract/settings.ts'

const systemDark = '(prefers-color-scheme: dark)'

/** Paints the page in the chosen theme and follows the system where that is the choice. Returns its own end. */
export function applyTheme(theme: AppSettings['theme']): () => void {
  const query = window.matchMedia(systemDark)
  const paint = (): void => {
    const dark = theme === 'dark' || (theme === 'system' && query.matches)
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  }
  paint()
  query.addEventListener('change', paint)
  return () => query.removeEventListener('change', paint)
}

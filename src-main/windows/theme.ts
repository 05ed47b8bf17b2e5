import type { NativeTheme } from 'electron'
import type { StateReader } from './state-reader.ts'

/** Colour of a window before its page has painted: `--ground` of `src-renderer/styles/tokens.css`, so nothing flashes. */
export const backgroundColor = (dark: boolean): string => (dark ? '#141619' : '#f5f6f7')

/** Keeps menus, dialogs and the pages' `prefers-color-scheme` as the user has set the theme; returns its own end. */
export function followTheme(reader: StateReader, nativeTheme: Pick<NativeTheme, 'themeSource'>): () => void {
  const apply = (): void => {
    const theme = reader.snapshot().state.settings['app']?.theme ?? 'system'
    if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme
  }
  apply()
  return reader.changed(({ set }) => {
    if (set.settings !== undefined) apply()
  })
}

import type { Ringside } from '../ringside.ts'

/** Gives the main window that size of its page, in CSS pixels. */
export const resize = (ringside: Ringside, width: number, height: number): Promise<void> =>
  ringside.app.evaluate(
    ({ BrowserWindow }, [w, h]) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes('index.html'))
        ?.setContentSize(w, h),
    [width, height] as const
  )

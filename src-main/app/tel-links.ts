import { app } from 'electron'

const schemes = ['tel', 'callto'] as const

/** Makes Ringside the program for telephone links, because the user wants it; false when the system refused one. */
export function claimTelLinks(): boolean {
  if (!app.isPackaged) return false
  // Behind `--` a link can never be taken for a switch (Windows).
  return schemes.map((scheme) => app.setAsDefaultProtocolClient(scheme, process.execPath, ['--'])).every(Boolean)
}

/** Gives telephone links back to the system. */
export function releaseTelLinks(): void {
  if (!app.isPackaged) return
  for (const scheme of schemes) app.removeAsDefaultProtocolClient(scheme, process.execPath, ['--'])
}

/** True when telephone links open Ringside. */
export const hasTelLinks = (): boolean =>
  schemes.every((scheme) => app.isDefaultProtocolClient(scheme, process.execPath, ['--']))

/** macOS tells links by an event. Call it before `ready`, for the first link comes early. */
export function onOpenUrl(listener: (link: string) => void): void {
  app.on('open-url', (event, link) => {
    event.preventDefault()
    listener(link)
  })
}

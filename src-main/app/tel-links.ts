import { app } from 'electron'

/** macOS tells links by an event. Call it before `ready`, for the first link comes early. */
export function onOpenUrl(listener: (link: string) => void): void {
  app.on('open-url', (event, link) => {
    event.preventDefault()
    listener(link)
  })
}

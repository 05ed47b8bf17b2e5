import { lookUp } from '../util/lookup.ts'
import { readSessionBus } from '../util/session-bus.ts'
import type { RunProgram } from '../util/session-bus.ts'

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' } as const satisfies Readonly<Record<string, string>>

const NOTIFICATIONS = 'org.freedesktop.Notifications'

/**
 * Text as the body of a notification. Desktops on Linux that announce `body-markup` read a body as markup, those that do not
 * show what they are given, and all show the title as it is (Desktop Notifications Specification 1.2, "Markup" and
 * GetCapabilities). Electron passes a body on as it is, so what comes from a telephone system is made text here (trust N5).
 */
export async function notificationBody(text: string, platform: NodeJS.Platform, run?: RunProgram): Promise<string> {
  if (platform !== 'linux' || !/[&<>]/.test(text) || !(await readsMarkup(run))) return text
  return text.replace(/[&<>]/g, (character) => lookUp(ENTITIES, character) ?? character)
}

/** Asked each time, for another desktop may answer the next. Not knowing counts as markup: a stray `&lt;` does no harm. */
async function readsMarkup(run?: RunProgram): Promise<boolean> {
  const question = {
    destination: NOTIFICATIONS,
    path: '/org/freedesktop/Notifications',
    interface: NOTIFICATIONS,
    method: 'GetCapabilities',
    args: []
  }
  return (await readSessionBus(question, (output) => output.includes('body-markup'), run)) ?? true
}

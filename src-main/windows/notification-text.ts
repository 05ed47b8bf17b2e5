import { lookUp } from '../util/lookup.ts'
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' } as const satisfies Readonly<Record<string, string>>

/**
 * Text as the body of a notification. Desktops on Linux read a body as markup, the title as it is (Desktop Notifications
 * Specification, "Markup"); what comes from a telephone system is text (trust N5).
 */
export const notificationBody = (text: string, platform: NodeJS.Platform): string =>
  platform === 'linux' ? text.replace(/[&<>]/g, (character) => lookUp(ENTITIES, character) ?? character) : text

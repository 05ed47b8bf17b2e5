import type { Session } from 'electron'

/** Everything a page may ask for; all else is denied (S5). */
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Whether pages have this permission, by Electron's name for it. */
export const isPermitted = (permission: string): boolean => allowed.has(permission)

/** Denies what is not on the list, whether a page asks for it or only looks whether it has it. */
export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isPermitted(permission)))
  session.setPermissionCheckHandler((_contents, permission) => isPermitted(permission))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
}

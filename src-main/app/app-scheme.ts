import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol } from 'electron'
import type { Session } from 'electron'
import { APP_SCHEME, CONTENT_SECURITY_POLICY, resolveAppAddress } from './app-address.ts'

/** Makes `app://` a standard, secure scheme with a real origin. Call it before `ready`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } }
  ])
}

/** Serves the built pages from `folder` in this session. Call it after `ready`, before any window is made. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle(APP_SCHEME, (request) => answer(request, folder))
}

async function answer({ method, url }: GlobalRequest, folder: string): Promise<GlobalResponse> {
  if (method !== 'GET') return refusal(405)
  const file = resolveAppAddress(url)
  if (file === undefined) return refusal(404)
  try {
    const body = await readFile(join(folder, file.path))
    return new Response(new Uint8Array(body), { headers: { ...securityHeaders, 'content-type': file.contentType } })
  } catch {
    return refusal(404)
  }
}

const securityHeaders = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer'
} as const

const refusal = (status: number): GlobalResponse => new Response(null, { status, headers: securityHeaders })

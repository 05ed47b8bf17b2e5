import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol } from 'electron'
import type { Session } from 'electron'
import type { MediaStore } from '../state/media-store.ts'
import type { SpareTime } from './spare-time.ts'
import { APP_SCHEME, contentSecurityPolicy, resolveAppAddress } from './app-address.ts'
import { mediaResponse, mediaIdOf } from './media-route.ts'

/** Makes `app://` a standard, secure scheme with a real origin, in which sounds can be searched. Call it before `ready`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true, stream: true } }
  ])
}

/** Serves the built pages from `folder`, and sounds, in this session. Call it after `ready`, before any window is made. */
export function serveApp(session: Session, folder: string, media: MediaStore, spareTime: SpareTime): void {
  session.protocol.handle(APP_SCHEME, (request) => spareTime.serve(() => answer(request, folder, media)))
}

/** Has the runtime load what answers are made of, which takes it a while once, before somebody waits for an answer. */
export const prepareAnswers = (): void => void new Response()

async function answer(
  { method, url, headers }: GlobalRequest,
  folder: string,
  media: MediaStore
): Promise<GlobalResponse> {
  if (method !== 'GET') return refusal(405)
  const sound = media.find(mediaIdOf(url) ?? '')
  if (sound !== undefined) {
    const { body, ...about } = mediaResponse(sound, headers.get('range'))
    return new Response(body === null ? null : new Uint8Array(body), {
      status: about.status,
      headers: { ...securityHeaders(), 'cross-origin-resource-policy': 'same-origin', ...about.headers }
    })
  }
  const file = resolveAppAddress(url)
  if (file === undefined) return refusal(404)
  try {
    const body = await readFile(join(folder, file.path))
    const own = { ...securityHeaders(file.path), 'content-type': file.contentType }
    return new Response(new Uint8Array(body), { headers: own })
  } catch {
    return refusal(404)
  }
}

const securityHeaders = (path?: string): Record<string, string> => ({
  'content-security-policy': contentSecurityPolicy(path),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer'
})

const refusal = (status: number): GlobalResponse => new Response(null, { status, headers: securityHeaders() })

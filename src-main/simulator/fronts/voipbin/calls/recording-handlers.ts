import { createHmac } from 'node:crypto'
import { MINUTE } from '../../../../util/durations.ts'
import type { Reply } from '../../kit/reply.ts'
import type { Handlers } from '../http/handlers.ts'
import { rowOf, rowsOf } from '../http/lookup.ts'
import { page } from '../http/paging.ts'
import { VoipbinRefusal } from '../http/refusal.ts'
import { json } from '../http/reply.ts'
import type { VoipbinRequest } from '../http/request.ts'
import type { Platform } from '../world/platform.ts'
import { recordingJson, type Recording } from './recordings.ts'

/** Where the sound lies, beside the interface. */
const FOLDER = '/recordings/'
const SIGNED_MS = 10 * MINUTE

const recordingOf = (request: VoipbinRequest, platform: Platform, noun = 'RECORDING'): Recording =>
  rowOf(request, platform, { byId: (id) => platform.recordings.all.get(id), noun })

const signature = (name: string, expires: number): string =>
  createHmac('sha256', 'simulated store').update(`${name} ${expires}`).digest('hex')

/** Operations of recordings. */
export const recordingHandlers: Handlers = {
  listRecordings: (request, { recordings, switches }) => {
    const rows = rowsOf(request, recordings.all.values())
    return page(request, rows, (one) => recordingJson(one, switches.dataForm), switches)
  },
  getRecording: (request, platform) => json(recordingJson(recordingOf(request, platform), platform.switches.dataForm)),
  deleteRecording: (request, platform) => {
    const recording = recordingOf(request, platform)
    recording.deleted = platform.shared.stamps.now
    return json(recordingJson(recording, platform.switches.dataForm))
  },
  getRecordingFile: (request, platform) => {
    const { signsRecordings, missingFile } = platform.switches
    const { id } = recordingOf(request, platform, missingFile.replace('_NOT_FOUND', ''))
    if (!signsRecordings) throw new VoipbinRefusal('UNAVAILABLE', 'SIGNING_NOT_CONFIGURED')
    const expires = platform.pbx.clock.now() + SIGNED_MS
    const name = `${FOLDER}${id}.wav`
    const location = `${platform.origin()}${name}?expires=${expires}&signature=${signature(name, expires)}`
    return { status: 307, headers: { Location: location } }
  }
}

/** True for the address of a file, which is no part of the interface. */
export const isSound = (path: string): boolean => path.startsWith(FOLDER)

/** Serves a signed address for as long as it is good: the store refuses whoever brings credentials besides. */
export function soundReply(
  url: URL,
  headers: { readonly authorization?: string | undefined },
  platform: Platform
): Reply {
  const expires = Number(url.searchParams.get('expires'))
  const isSigned = url.searchParams.get('signature') === signature(url.pathname, expires)
  if (headers.authorization !== undefined) return { status: 400, contentType: 'application/xml', body: '<Error/>' }
  if (!isSigned || expires < platform.pbx.clock.now()) {
    return { status: 403, contentType: 'application/xml', body: '<Error/>' }
  }
  const recording = platform.recordings.all.get(url.pathname.slice(FOLDER.length, -'.wav'.length))
  const sound = recording && platform.recordings.soundOf(recording)
  return sound === undefined ? { status: 404 } : { status: 200, contentType: sound.type, body: sound.bytes }
}

import type { Extension, Photo } from '../../../people/extension.ts'
import type { Handler, Handlers } from '../front-context.ts'
import { contactUser } from '../people.ts'
import { pictureOf } from './picture.ts'
import { countQuery } from '../queries.ts'
import type { Reply } from '../../kit/reply.ts'
import { DstnyRefusal, empty } from '../http/reply.ts'
import { invalid, required, type DstnyRequest } from '../http/request.ts'

/** The largest picture that is taken, in bytes. */
export const MAX_PHOTO = 512 * 1024

/** The kind of picture its first bytes say it is. */
function sniff(bytes: Uint8Array): Photo['type'] | undefined {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (start === '89504e47') return 'image/png'
  return start.startsWith('ffd8ff') ? 'image/jpeg' : undefined
}

/** Wanted sizes are checked and otherwise left alone: every picture has one size here. */
function photoOf(extension: Extension, request: DstnyRequest): Reply {
  countQuery(request, 'prefWidth')
  countQuery(request, 'prefHeight')
  const { photo, address, data } = extension
  if (photo !== undefined) return { status: 200, contentType: photo.type, body: photo.bytes }
  if (data.hasPhoto !== true) throw new DstnyRefusal(404, { fieldName: 'cid', code: 'item.does.not.exist' })
  return { status: 200, contentType: 'image/png', body: pictureOf(address) }
}

const uploadUserPhoto: Handler = (request, { pbx }) => {
  const { bytes, headers } = request.raw
  const named = String(headers['content-type'] ?? '')
  if (bytes.byteLength === 0) return required('photo')
  if (!named.startsWith('image/')) invalid('Content-Type', named)
  if (bytes.byteLength > MAX_PHOTO) invalid('photo', `${bytes.byteLength} bytes`)
  request.user.photo = { bytes, type: sniff(bytes) ?? invalid('photo', 'neither PNG nor JPEG') }
  request.user.versions.image += 1
  pbx.events.emit({ kind: 'configuration', extension: request.user })
  return empty()
}

/** Pictures of people (Dstny API 3.15, 3.23). */
export const photoHandlers: Handlers = {
  getContactImage: (request, context) =>
    photoOf(contactUser(request.param('cid'), request.param('domain'), context), request),
  getUserPhoto: (request) => photoOf(request.user, request),
  uploadUserPhoto
}

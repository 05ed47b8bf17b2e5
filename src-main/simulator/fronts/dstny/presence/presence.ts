import type { Extension } from '../../../people/extension.ts'
import type { PresenceChange } from '../../../core/presence.ts'
import { xmlText } from '../calls/dialog-info.ts'
import type { FrontContext, Handler, Handlers, StreamReply } from '../front-context.ts'
import { contactUser } from '../people.ts'
import { DstnyRefusal, empty, json, text } from '../http/reply.ts'
import { invalid, type DstnyRequest } from '../http/request.ts'

/** Longest note, in characters (Dstny API 2.3). */
export const MAX_NOTE = 250

/** May the ticket's person change the presence of `extension`? */
export const mayWrite = (asker: Extension, extension: Extension): boolean =>
  asker === extension || extension.data.presenceOpen === true || asker.data.rights?.includes('administrator') === true

const untilText = (until: number | null): string =>
  until === null ? 'NEVER' : new Date(until).toISOString().replace('.000Z', 'Z')

/** The presence of a person as `asker` may see it (Dstny API 2.3). */
export function presenceJson(extension: Extension, asker: Extension): object {
  const { activityId, available, until, note, roleId } = extension.presence
  const access = mayWrite(asker, extension) ? 'WRITE' : 'NONE'
  return {
    futurePresenceAccess: access,
    activityAccess: access,
    roleAccess: access,
    noteAccess: access,
    role: roleId,
    ...(note !== '' && { note }),
    activity: { id: activityId, expiration: untilText(until), available },
    idle: false,
    available,
    capabilities: ['MESSAGE']
  }
}

/** Reads an end time; `never` in any case is no end. */
function readUntil(value: string, field: string): number | null {
  if (value.toLowerCase() === 'never') return null
  const at = Date.parse(value)
  return Number.isNaN(at) ? invalid(field, value) : at
}

function activityOf(request: DstnyRequest): PresenceChange {
  const { activity } = request.body
  if (activity === undefined || activity === null) return {}
  if (typeof activity !== 'object') return invalid('activity', String(activity))
  const { id, expiration, available } = activity as Readonly<Record<string, unknown>> // an object, by the line above
  if (id !== undefined && typeof id !== 'string') return invalid('activity.id', String(id))
  if (expiration !== undefined && typeof expiration !== 'string') return invalid('expiration', String(expiration))
  if (available !== undefined && typeof available !== 'boolean') return invalid('available', String(available))
  return {
    ...(id !== undefined && { activityId: id }),
    ...(available !== undefined && { available }),
    ...(expiration !== undefined && { until: readUntil(expiration, 'activity.expiration') })
  }
}

function noteOf(note: string): string {
  return note.length > MAX_NOTE ? invalid('note', note) : note
}

const updateUserPresence: Handler = (request) => {
  const note = request.string('note')
  const roleId = request.string('role')
  const change = {
    ...activityOf(request),
    ...(note !== undefined && { note: noteOf(note) }),
    ...(roleId !== undefined && { roleId })
  }
  request.user.setPresence(change)
  return json(presenceJson(request.user, request.ticket.extension))
}

function activityChange(request: DstnyRequest): PresenceChange {
  const available = request.boolQuery('available')
  const activityId = request.requiredQuery('activity')
  return available === undefined ? { activityId } : { activityId, available }
}

/** The person of the path, when the ticket's may change the presence. @throws DstnyRefusal 403 | 404 */
export function writable(request: DstnyRequest, context: FrontContext): Extension {
  const extension = contactUser(request.param('cid'), request.param('domain'), context)
  if (mayWrite(request.ticket.extension, extension)) return extension
  throw new DstnyRefusal(403, { fieldName: 'cid', code: 'scope.missing', description: 'presence right missing' })
}

/** The presence document of a person (Dstny API 4.7). */
export function pidfXml(extension: Extension): string {
  const { activityId, available, until, note, roleId } = extension.presence
  const noteXml = note === '' ? '' : `<note>${xmlText(note)}</note>`
  const untilXml = until === null ? '' : ` until="${untilText(until)}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"',
    `  xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="pres:${xmlText(extension.address)}">`,
    `  <tuple id="t1"><status><basic>${available ? 'open' : 'closed'}</basic></status>${noteXml}</tuple>`,
    `  <dm:person id="p1"><rpid:activities${untilXml}><rpid:other>${xmlText(activityId)}</rpid:other></rpid:activities>`,
    `  <rpid:class>${xmlText(roleId)}</rpid:class></dm:person>`,
    '</presence>'
  ].join('\n')
}

function presenceStream(extension: Extension, { pbx }: FrontContext): StreamReply {
  return {
    run: (stream) => {
      stream.send(pidfXml(extension))
      const off = pbx.events.on((event) => {
        if (event.kind === 'presence' && event.extension === extension) stream.send(pidfXml(extension))
      })
      stream.signal.addEventListener('abort', off)
    }
  }
}

const ownPresence: Handlers = {
  getUserPresence: (request) => json(presenceJson(request.user, request.ticket.extension)),
  updateUserPresence,
  getUserActivityExpiration: (request) => text(untilText(request.user.presence.until).replace('NEVER', 'never')),
  getUserAvailability: (request) => text(String(request.user.presence.available)),
  setUserActivity: (request) => {
    request.user.setPresence(activityChange(request))
    return text(request.user.presence.activityId)
  },
  setUserActivityExpiration: (request) => {
    const expires = request.requiredQuery('expires')
    request.user.setPresence({ until: readUntil(expires, 'expires') })
    return text(expires)
  }
}

/** The presence parts of User Information and Contacts Information V1 (Dstny API 3.15, 3.23, 4.7). */
export const presenceHandlers: Handlers = {
  ...ownPresence,
  streamContactPresence: (request, context) =>
    presenceStream(contactUser(request.param('cid'), request.param('domain'), context), context),
  setContactActivity: (request, context) => {
    writable(request, context).setPresence(activityChange(request))
    return empty()
  },
  setContactActivityExpiration: (request, context) => {
    const until = readUntil(request.requiredQuery('expires'), 'expires')
    writable(request, context).setPresence({ until })
    return empty()
  },
  setContactNote: (request, context) => {
    writable(request, context).setPresence({ note: noteOf(request.query('note') ?? '') })
    return empty()
  },
  setContactRole: (request, context) => {
    writable(request, context).setPresence({ roleId: request.requiredQuery('role') })
    return empty()
  }
}

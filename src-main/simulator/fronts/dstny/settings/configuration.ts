import type { CallerLine } from '../../../core/parties.ts'
import type { Activity, Role } from '../../../core/presence.ts'
import { configFields } from '../contacts/directory-fields.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { dialable } from '../numbers.ts'
import { DstnyRefusal, empty, int64, json } from '../http/reply.ts'
import { invalid, required } from '../http/request.ts'

const activityJson = ({ id, name, available, isDefault }: Activity): object => ({
  id,
  name,
  available,
  default: isDefault,
  stateName: name
})

const roleJson = ({ id, name }: Role): object => ({ id, name, stateName: name })
const activities = ({ pbx }: FrontContext): object => ({ activity: pbx.data.activities.map(activityJson) })
const roles = ({ pbx }: FrontContext): object => ({ role: pbx.data.roles.map(roleJson) })
const answerPlaces = { answerplace: [{ id: 'mobile', name: 'Mobile' }] }

const groupTypes = { acd: 'ACD', acdLight: 'ACD_LIGHT', attendant: 'ATTENDANT' } as const

/** How a caller line is called on the wire. */
export function lineType(line: CallerLine, { pbx }: FrontContext): string {
  if (line.kind === 'anonymous') return 'ANONYMOUS'
  if (line.kind === 'queue') return groupTypes[pbx.queue(line.groupId).data.kind]
  return line.kind === 'fixed' ? 'OFFICE_FIXED' : 'OFFICE_MOBILE'
}

const lineJson = (line: CallerLine, context: FrontContext): object => ({
  type: lineType(line, context),
  groupId: int64(line.groupId),
  ...(line.number !== undefined && { number: line.number }),
  name: line.name
})

const setActiveLine: Handler = (request, context) => {
  const type = request.requiredString('type')
  const groupId = request.int64('groupId') ?? required('groupId')
  const { user } = request
  const line = user.lines.find((one) => lineType(one, context) === type && BigInt(one.groupId) === groupId)
  user.activeLine = line ?? invalid('type', type)
  context.pbx.events.emit({ kind: 'configuration', extension: user })
  return empty()
}

const setActiveDiversion: Handler = (request, { pbx }) => {
  const number = request.requiredQuery('phoneNumber')
  const untilActivityChanges = request.boolQuery('activityScoped') ?? false
  if (number !== '') dialable('phoneNumber', number)
  request.user.diversion = number === '' ? undefined : { number, untilActivityChanges }
  pbx.events.emit({ kind: 'configuration', extension: request.user })
  return empty()
}

const lineHandlers: Handlers = {
  listUserLines: (request, context) => {
    const { lines, activeLine } = request.user
    const kept = lines.find((line) => line.kind === activeLine?.kind && line.groupId === activeLine.groupId) ?? lines[0]
    return json({ line: lines.map((line) => ({ ...lineJson(line, context), active: line === kept })) })
  },
  getActiveLine: (request, context) => {
    const line = request.user.activeLine ?? request.user.lines[0]
    if (line === undefined) throw new DstnyRefusal(404, { code: 'item.does.not.exist' })
    return json(lineJson(line, context))
  },
  setActiveLine
}

/** Configuration, caller lines and the active diversion (Dstny API 3.18, 3.21, 3.24). */
export const configurationHandlers: Handlers = {
  ...lineHandlers,
  getActivities: (_, context) => json(activities(context)),
  getRoles: (_, context) => json(roles(context)),
  getAnswerPlaces: () => json(answerPlaces),
  getConfiguration: ({ user }, context) =>
    json({
      activities: activities(context),
      roles: roles(context),
      answerplaces: answerPlaces,
      'topics-enabled': true,
      'sms-allowed': user.data.texting !== false,
      fallbackToDefaultPresenceState: false,
      defaultPresenceState: 'Available',
      'callrouting-enabled': true,
      fields: { field: configFields(user, context) }
    }),
  getWebClientUrl: ({ user }) =>
    json({ url: `https://web.${user.data.domain}/client/${encodeURIComponent(user.data.id)}` }),
  getActiveDiversion: (request) => {
    const { diversion } = request.user
    return json(diversion === undefined ? {} : { 'diversion-number': diversion.number })
  },
  setActiveDiversion
}

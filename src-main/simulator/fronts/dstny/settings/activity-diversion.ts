import type { Extension } from '../../../people/extension.ts'
import { fieldsOf } from '../fields.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { dialable } from '../numbers.ts'
import { DstnyRefusal, empty, json } from '../http/reply.ts'
import { invalid, required, type DstnyRequest } from '../http/request.ts'

const isActivity = (id: string, { pbx }: FrontContext): boolean => pbx.data.activities.some((one) => one.id === id)

/** The activity of the path. @throws DstnyRefusal 404 */
function activityParam(request: DstnyRequest, context: FrontContext): string {
  const id = request.param('activityId')
  if (isActivity(id, context)) return id
  throw new DstnyRefusal(404, { fieldName: 'activityId', code: 'item.does.not.exist', name: id })
}

const oneJson = ({ diversions }: Extension, activityId: string): object => {
  const phoneNumber = diversions.byActivity.get(activityId)
  return { activityId, ...(phoneNumber !== undefined && { phoneNumber }) }
}

const listJson = (extension: Extension) =>
  json({ 'diversion-mapping': [...extension.diversions.byActivity.keys()].map((id) => oneJson(extension, id)) })

const setActivityDiversions: Handler = (request, context) => {
  const list = fieldsOf(request).list('diversion-mapping') ?? required('diversion-mapping')
  const wanted = new Map<string, string>()
  for (const fields of list) {
    const id = fields.requiredText('activityId')
    if (!isActivity(id, context) || wanted.has(id)) invalid('diversion-mapping.activityId', id)
    wanted.set(id, dialable('diversion-mapping.phoneNumber', fields.requiredText('phoneNumber')))
  }
  const { byActivity } = request.user.diversions
  byActivity.clear()
  for (const [id, number] of wanted) byActivity.set(id, number)
  context.pbx.events.emit({ kind: 'configuration', extension: request.user })
  return listJson(request.user)
}

const setActivityDiversion: Handler = (request, context) => {
  const id = activityParam(request, context)
  const fields = fieldsOf(request)
  const named = fields.text('activityId')
  if (named !== undefined && named !== id) invalid('activityId', named)
  request.user.diversions.byActivity.set(id, dialable('phoneNumber', fields.requiredText('phoneNumber')))
  context.pbx.events.emit({ kind: 'configuration', extension: request.user })
  return json(oneJson(request.user, id))
}

/** Activity Diversion Mapping API (Dstny API 3.17). */
export const activityDiversionHandlers: Handlers = {
  listActivityDiversions: ({ user }) => listJson(user),
  setActivityDiversions,
  getActivityDiversion: (request, context) => json(oneJson(request.user, activityParam(request, context))),
  setActivityDiversion,
  deleteActivityDiversion: (request, context) => {
    request.user.diversions.byActivity.delete(activityParam(request, context))
    context.pbx.events.emit({ kind: 'configuration', extension: request.user })
    return empty()
  }
}

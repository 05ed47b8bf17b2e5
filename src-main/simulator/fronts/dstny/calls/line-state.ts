import { removeLineState, setLineState } from '../../../people/line-states.ts'
import type { Handler, Handlers } from '../front-context.ts'
import { DstnyRefusal, empty, json } from '../http/reply.ts'
import { invalid } from '../http/request.ts'

/** Also reads the hours-only offset of the vendor's example, `2020-03-10T11:05:00+01` (Dstny API 1.8). */
function timeOf(text: string): number {
  const at = Date.parse(text.replace(/([+-]\d\d)$/, '$1:00'))
  return Number.isNaN(at) || !text.includes('T') ? invalid('expiresOn', text) : at
}

const set: Handler = (request, { pbx }) => {
  const expiresOn = request.requiredString('expiresOn')
  const endsAt = timeOf(expiresOn)
  if (endsAt <= pbx.clock.now()) invalid('expiresOn', expiresOn)
  setLineState(pbx, request.user, { externalId: request.param('externalId'), expiresOn, endsAt })
  return json({ expiresOn })
}

const missing = (externalId: string): DstnyRefusal =>
  new DstnyRefusal(404, { fieldName: 'externalId', code: 'item.does.not.exist', name: externalId })

/** Line State API: calls of another system, until a time (Dstny API 3.6). */
export const lineStateHandlers: Handlers = {
  createLineState: set,
  updateLineState: set,
  getLineState: (request) => {
    const externalId = request.param('externalId')
    const found = request.user.lineStates.get(externalId)
    if (found === undefined) throw missing(externalId)
    return json({ expiresOn: found.expiresOn })
  },
  deleteLineState: (request, { pbx }) => {
    const externalId = request.param('externalId')
    if (!removeLineState(pbx, request.user, externalId)) throw missing(externalId)
    return empty()
  }
}

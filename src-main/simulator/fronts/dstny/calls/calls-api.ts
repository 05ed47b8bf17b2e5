import { originate } from '../../../features/originate.ts'
import { cancelMobileTransfer, mobileTransferOf, startMobileTransfer } from '../../../features/mobile-transfers.ts'
import type { MobileTransfer } from '../../../people/person-settings.ts'
import { Refusal } from '../../../core/refusal.ts'
import { checkRole } from './call-lines.ts'
import { demandIntrusionRight } from './call-requests.ts'
import type { Handler, Handlers } from '../front-context.ts'
import { DstnyRefusal, empty, json } from '../http/reply.ts'
import { invalid } from '../http/request.ts'

const transferTypes = ['BLIND_TRANSFER', 'ATTENDED_TRANSFER']
/** Rings the answer place of the person, then the contact; nothing of the call can be controlled by the answer. */
const setupCallbackCall: Handler = (request, context) => {
  const place = request.param('aptype')
  if (place !== 'mobile') invalid('aptype', place)
  checkRole(request.query('role'), context)
  const ignoreDiversion = request.boolQuery('bypass') ?? false
  const intrudes = request.boolQuery('intrude') ?? false
  request.boolQuery('callback-via-gsm')
  if (intrudes) demandIntrusionRight(request, 'intrude')
  const device = request.user.devices.find((one) => one.type === place)
  if (device === undefined) throw new Refusal('noSuchDevice', place)
  const options = { devices: [device], ignoreDiversion, ...(intrudes && { intrusion: 'intrusion' as const }) }
  originate(context.pbx, request.user, request.param('cid'), options)
  return empty()
}

const transferJson = ({ id, startedAt, attended, destination }: MobileTransfer): object => ({
  transferId: {
    transferStartTime: startedAt,
    type: attended ? 'ATTENDED_TRANSFER' : 'BLIND_TRANSFER',
    id,
    destination
  }
})

/** Calls API (Dstny API 3.5). */
export const callsApiHandlers: Handlers = {
  setupCallbackCall,
  startMobileTransfer: (request, { pbx }) => {
    const type = request.requiredQuery('transferType')
    if (!transferTypes.includes(type)) invalid('transferType', type)
    const destination = request.requiredQuery('destination')
    const { id } = startMobileTransfer(pbx, request.user, destination, type === 'ATTENDED_TRANSFER')
    return json({ transferId: { transferStartTime: 0, id } })
  },
  getMobileTransfer: (request) => {
    const found = mobileTransferOf(request.user)
    if (found === undefined) throw new DstnyRefusal(404, { fieldName: 'transferId', code: 'item.does.not.exist' })
    return json(transferJson(found))
  },
  cancelMobileTransfer: (request, { pbx }) => {
    cancelMobileTransfer(pbx, request.user, request.param('transferId'))
    return empty()
  }
}

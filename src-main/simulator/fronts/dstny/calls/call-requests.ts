import type { Leg } from '../../../core/calls.ts'
import { callStateJson, legOf } from './call-state.ts'
import type { FrontContext, Handler } from '../front-context.ts'
import { DstnyRefusal, json } from '../http/reply.ts'
import { invalid, required, type DstnyRequest } from '../http/request.ts'

/** @throws DstnyRefusal 409 state.token.mismatch when the request believes in another state. */
export function checkToken(request: DstnyRequest, context: FrontContext, leg: Leg, field = 'stateToken'): void {
  const believed = request.int64(field)
  if (believed !== undefined && believed !== context.tokens.of(leg)) {
    throw new DstnyRefusal(409, { fieldName: field, code: 'state.token.mismatch' })
  }
}

/** Serves an operation on one call: finds it, checks the token, acts and answers the new state. */
export const onCall =
  (act: (leg: Leg, request: DstnyRequest, context: FrontContext) => void): Handler =>
  (request, context) => {
    const leg = legOf(request, context)
    checkToken(request, context, leg)
    act(leg, request, context)
    return json(callStateJson(leg, context))
  }

/** As `onCall`, for operations with a second call in the body. */
export const onTwoCalls = (
  act: (leg: Leg, other: Leg, request: DstnyRequest, context: FrontContext) => void
): Handler =>
  onCall((leg, request, context) => {
    const other = legOf(request, context, request.string('targetCallId') ?? required('targetCallId'))
    checkToken(request, context, other, 'targetStateToken')
    act(leg, other, request, context)
  })

/** Where a call is to go: a `tel:` or `sip:` address. @throws DstnyRefusal 400 */
export function destinationOf(request: DstnyRequest): string {
  const destination = request.requiredString('destination')
  return /^(tel|sips?):\S+$/i.test(destination) ? destination : invalid('destination', destination)
}

/** @throws DstnyRefusal 403 when the person may not break into calls. */
export function demandIntrusionRight(request: DstnyRequest, fieldName: string): void {
  if (request.user.data.rights?.includes('intrusion') === true) return
  throw new DstnyRefusal(403, { fieldName, code: 'license.missing' })
}

import { fullNumber } from '../../../distribution/routing.ts'
import { fieldsOf } from '../fields.ts'
import type { Handler, Handlers } from '../front-context.ts'
import { dialable } from '../numbers.ts'
import { DstnyRefusal, empty } from '../http/reply.ts'
import { invalid } from '../http/request.ts'

const MAX_TEXT = 1600

/** Keeps the text in the outbox; the ticket says who sends it. */
const sendSms: Handler = (request, { pbx }) => {
  const { extension } = request.ticket
  if (extension.data.texting === false) {
    throw new DstnyRefusal(403, { code: 'scope.missing', description: 'not allowed to send text messages' })
  }
  const fields = fieldsOf(request)
  const text = fields.requiredText('smsText')
  if (text.length > MAX_TEXT) invalid('smsText', `${text.length} characters`)
  const organisation = pbx.organisation(extension.data.domain) ?? pbx.data.organisations[0]
  const to = fullNumber(dialable('to', request.param('to')), organisation)
  pbx.outbox.push({ from: extension.address, to, text, at: pbx.clock.now() })
  return empty()
}

/** SMS API (Dstny API 3.27). */
export const smsHandlers: Handlers = { sendSms }

import type { Extension } from '../../../people/extension.ts'
import type { MobileSettings } from '../../../people/person-settings.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { DstnyRefusal, empty, text } from '../http/reply.ts'
import { invalid, required, type DstnyRequest } from '../http/request.ts'

/** Whose mobile number it is; only the owner and administrators may ask. @throws DstnyRefusal 403 | 404 */
function subscriber(request: DstnyRequest, { pbx }: FrontContext): Extension {
  const number = request.param('number')
  const domain = request.param('domain')
  const found = pbx.extensions.find(({ data }) => data.mobile === number && data.domain === domain)
  if (found === undefined) {
    throw new DstnyRefusal(404, { fieldName: 'number', code: 'item.does.not.exist', name: number })
  }
  const asker = request.ticket.extension
  const rules = asker.data.rights?.includes('administrator') === true && asker.data.domain === domain
  if (asker === found || rules) return found
  throw new DstnyRefusal(403, { fieldName: 'number', code: 'scope.missing', name: number })
}

const setFlag =
  (name: 'showsFullCallerId' | 'joinsPbx' | 'routesToPbx'): Handler =>
  (request, context) => {
    const extension = subscriber(request, context)
    const on = request.boolQuery('enable') ?? required('enable')
    extension.mobileSettings = { ...extension.mobileSettings, [name]: on }
    return empty()
  }

const readSetting =
  (name: keyof MobileSettings): Handler =>
  (request, context) =>
    text(String(subscriber(request, context).mobileSettings[name]))

const setNumberPresentation: Handler = (request, context) => {
  const extension = subscriber(request, context)
  const value = request.requiredQuery('value')
  if (!/^[0-3]$/.test(value)) invalid('value', value)
  extension.mobileSettings = { ...extension.mobileSettings, numberPresentation: Number(value) }
  return empty()
}

/** Mobile Subscriber API (Dstny API 3.19). */
export const mobileSubscriberHandlers: Handlers = {
  getFullCallerId: readSetting('showsFullCallerId'),
  setFullCallerId: setFlag('showsFullCallerId'),
  getNumberPresentation: readSetting('numberPresentation'),
  setNumberPresentation,
  setPbxIntegration: setFlag('joinsPbx'),
  setRouteToPbx: setFlag('routesToPbx')
}

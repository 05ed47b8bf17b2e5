import * as z from 'zod/mini'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { FormField } from '../../../src-preload/contract/settings-form.ts'
import { serverUrl } from '../../transport/url-policy.ts'
import { checkArrival } from '../kit/callback-place.ts'
import type { CallbackPlace } from '../kit/callback-place.ts'

/** Where to listen unless told otherwise: for a relay that runs on this computer (Basix 2.6). */
const USUAL_HOST = '127.0.0.1'

/** How the system, which is in the cloud, reaches this computer; without an address it does not (Basix 2.6). */
export const callbackOptions = {
  callbackAddress: z._default(z.string().check(z.maxLength(500)), ''),
  /** Address or name of the interface that is listened on. */
  callbackHost: z._default(z.string().check(z.maxLength(100)), ''),
  /** 0: any that is free. */
  callbackPort: z._default(z.int().check(z.minimum(0), z.maximum(65_535)), 0)
}
type CallbackOptions = { readonly [Name in keyof typeof callbackOptions]: z.infer<(typeof callbackOptions)[Name]> }

/** Undefined for an account that is not called back. @throws CtiError protocol where posts cannot arrive */
export function callbackPlace(options: CallbackOptions): CallbackPlace | undefined {
  const { callbackAddress, callbackHost, callbackPort: port } = options
  if (callbackAddress === '') return undefined
  // a post is a hint and nothing more, so its way need not be secret
  const base = serverUrl(callbackAddress, { allowPlainHttp: true })
  const place = { base, listen: { host: callbackHost === '' ? USUAL_HOST : callbackHost, port } }
  checkArrival(place)
  return place
}

/** The fields, with what holds now. */
export function callbackFields(now: CallbackOptions): readonly FormField[] {
  const advanced = { required: false, advanced: true } as const
  return [
    {
      ...{ ...advanced, name: 'callbackAddress', kind: 'text', value: now.callbackAddress },
      ...{ label: m.form_callback_address(), hint: m.option_callback_address_hint() },
      placeholder: 'https://hooks.example.org/ringside'
    },
    {
      ...{ ...advanced, name: 'callbackHost', kind: 'text', value: now.callbackHost },
      ...{ label: m.form_callback_host(), hint: m.form_callback_host_hint() }
    },
    {
      ...{ ...advanced, name: 'callbackPort', kind: 'number', value: String(now.callbackPort), min: 0, max: 65_535 },
      ...{ label: m.form_callback_port(), hint: m.option_callback_port_hint() }
    }
  ]
}

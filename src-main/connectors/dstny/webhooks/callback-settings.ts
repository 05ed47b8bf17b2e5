import * as z from 'zod/mini'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { FormField } from '../../../../src-preload/contract/settings-form.ts'
import { serverUrl } from '../../../transport/url-policy.ts'
import { CtiError } from '../../../util/errors.ts'
import { isKeyOf } from '../../../util/lookup.ts'
import { checkArrival } from '../../kit/callback-place.ts'
import type { CallbackPlace } from './callbacks.ts'
import { defined } from '../../../util/defined.ts'

/** Where to listen unless told otherwise: for a proxy that runs on this computer. */
const USUAL_HOST = '127.0.0.1'

/** What is stored of the callback mode; without an address the account lives by streams (Dstny API 4.1, 4.6). */
export const callbackSettings = {
  /** Base of the addresses the telephone system posts to. */
  callbackAddress: z.optional(z.string().check(z.maxLength(500))),
  /** Address or name of the interface that is listened on. */
  callbackHost: z.optional(z.string().check(z.maxLength(100))),
  callbackPort: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(65_535))),
  /** True: the telephone system reaches the address without its public proxy (Dstny API 4.6, publicTarget). */
  callbackInternal: z.optional(z.boolean()),
  /** True: switched off by the user, whatever else is stored. */
  callbackOff: z.optional(z.boolean())
}
type CallbackSettings = { readonly [Name in keyof typeof callbackSettings]?: z.infer<(typeof callbackSettings)[Name]> }

/** Where the telephone system calls back; undefined for an account that lives by streams. @throws CtiError protocol */
export function callbackPlace(settings: CallbackSettings): Omit<CallbackPlace, 'account'> | undefined {
  const { callbackAddress, callbackHost = USUAL_HOST, callbackPort = 0, callbackInternal = false } = settings
  if (callbackAddress === undefined || settings.callbackOff === true) return undefined
  return {
    base: readBase(callbackAddress),
    listen: { host: callbackHost, port: callbackPort },
    publicTarget: !callbackInternal
  }
}

/**
 * Checks what was typed. Where nothing was, `kept` stays, field by field: whoever signs in again because a ticket has ended
 * does not mean to change how the account is called back. @throws CtiError protocol
 */
export function typedCallbacks(
  text: (field: string) => string,
  isTicked: (field: string) => boolean,
  kept: Readonly<Record<string, unknown>>
): Readonly<Record<string, unknown>> {
  if (isTicked('callbackOff')) return { callbackOff: true }
  const [address, host, port] = [text('callbackAddress'), text('callbackHost'), text('callbackPort')]
  const settings = {
    ...keptCallbacks(kept),
    ...(address === '' ? {} : { callbackAddress: address, callbackInternal: false, callbackOff: false }),
    ...(host === '' ? {} : { callbackHost: host }),
    ...(port === '' ? {} : { callbackPort: readPort(port) }),
    ...(isTicked('callbackInternal') ? { callbackInternal: true } : {})
  }
  if (address === '' && host === '' && port === '') return settings
  const checked = z.safeParse(z.object(callbackSettings), settings)
  if (!checked.success) return settings // refused with the rest of what was typed
  const place = callbackPlace(checked.data)
  if (place === undefined) throw new CtiError('protocol', { userMessage: m.error_callback_no_address() })
  checkArrival(place)
  return settings
}

/** What is stored of callbacks among the settings of an account. */
export const keptCallbacks = (settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => isKeyOf(callbackSettings, name)))

/** The fields of a sign-in form. */
export const callbackFields = (): FormField[] => [
  {
    ...advanced('callbackAddress', 'address', m.form_callback_address(), m.form_callback_address_hint()),
    placeholder: 'https://hooks.example.org/ringside'
  },
  advanced('callbackHost', 'address', m.form_callback_host(), m.form_callback_host_hint()),
  advanced('callbackPort', 'address', m.form_callback_port(), m.form_callback_port_hint()),
  advanced('callbackInternal', 'checkbox', m.form_callback_internal()),
  advanced('callbackOff', 'checkbox', m.form_callback_off())
]

/** A post is a hint and nothing more, so its way need not be secret: `http:` is allowed in the network of a firm. */
const readBase = (address: string): URL => serverUrl(address, { allowPlainHttp: true })

function readPort(typed: string): number {
  const port = /^\d{1,5}$/.test(typed) ? Number(typed) : 0
  if (port >= 1 && port <= 65_535) return port
  throw new CtiError('protocol', { userMessage: m.error_callback_port({ port: typed.slice(0, 20) }) })
}

function advanced(name: string, kind: FormField['kind'], label: string, hint?: string): FormField {
  return { name, kind, label, required: false, advanced: true, ...defined({ hint }) }
}

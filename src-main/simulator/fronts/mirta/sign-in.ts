import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Extension } from '../../people/extension.ts'
import type { IssuedSignIn } from '../kit/front.ts'
import type { Tenants } from './tenants.ts'

/** A sign-in with the key of a tenant, in the words of the form (MiRTA 1.3). */
export function signInOf(person: Extension, address: string, tenants: Tenants): IssuedSignIn {
  const tenant = tenants.withDomain(person.domain)
  if (tenant === undefined) throw new TypeError('everybody belongs to a tenant')
  const key = tenants.keyOf(tenant, 'tenant')
  const { shortNumber } = person.data
  return {
    ways: [
      {
        method: 'key',
        label: m.form_method_key(),
        fields: [
          { name: 'address', label: m.form_address(), value: address },
          { name: 'tenant', label: m.form_tenant(), value: tenant.code },
          { name: 'key', label: m.form_key(), value: key }
        ],
        more: [{ name: 'extension', label: m.form_extension(), value: shortNumber }]
      }
    ],
    settings: { address, path: '/pbx/proxyapi.php', tenant: tenant.code, extension: shortNumber },
    secret: key
  }
}

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
        label: 'API key',
        fields: [
          { name: 'address', label: m.form_address(), value: address },
          { name: 'tenant', label: 'Tenant', value: tenant.code },
          { name: 'key', label: 'API key', value: key },
          { name: 'extension', label: 'Extension', value: shortNumber }
        ]
      }
    ],
    settings: { address, tenant: tenant.code, extension: shortNumber },
    secret: key
  }
}

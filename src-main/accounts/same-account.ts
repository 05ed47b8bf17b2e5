import type { SignInForm } from '../../src-preload/contract/settings-form.ts'

/** What an account is compared by. */
export interface ComparedAccount {
  readonly vendor: string
  readonly settings: Readonly<Record<string, unknown>>
}

/**
 * Tells whether two sign-ins mean the same account at the same place: same vendor, and equal in what the form asks for.
 * Other settings, such as the end of a ticket, may differ.
 */
export function sameAccount(form: SignInForm, one: ComparedAccount, other: ComparedAccount): boolean {
  const asked = form.methods.flatMap(({ fields }) => fields)
  const places = asked.filter(({ kind }) => kind === 'address' || kind === 'text').map(({ name }) => name)
  return one.vendor === other.vendor && places.every((name) => one.settings[name] === other.settings[name])
}

import type { Account } from '../../../src-preload/contract/account.ts'
import type { Input } from '../../../src-preload/contract/ipc.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { isLive } from '../accounts/connection.ts'

/** Accounts with an address book of the user that can be written now. */
export const addressBooks = (): readonly Account[] =>
  mirror.accounts.filter((account) => isLive(account) && account.capabilities.includes('personalContacts'))

/** What is asked for of a new contact. */
export interface ContactDraft {
  readonly name: string
  readonly company: string
  readonly number: string
}

/** What a searched text says of somebody who is not known yet: a number, else a name. */
export const draftOf = (text: string): ContactDraft => {
  const number = /[+\d(][\d\s()./+-]{2,}$/.exec(text.trim())?.[0] ?? ''
  const name = text.trim().slice(0, text.trim().length - number.length)
  return { name: name.trim(), company: '', number: number.trim() }
}

/** The contact as it is written: the last word of a name is the family's. */
export function written(accountId: string, { name, company, number }: ContactDraft): Input<'personalContact.create'> {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const lastName = words.at(-1)
  const firstName = words.slice(0, -1).join(' ')
  return {
    accountId,
    ...(firstName === '' ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
    ...(company.trim() === '' ? {} : { company: company.trim() }),
    inUsualList: true,
    status: 'contact',
    numbers: [{ label: 'work', number: number.trim(), preferred: true }]
  }
}

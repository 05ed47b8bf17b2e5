import { numberLabels } from '../../../../src-preload/contract/services/personal-contacts.ts'
import type { NumberLabel, PersonalContact } from '../../../../src-preload/contract/services/personal-contacts.ts'
import type { ServiceInput } from '../../../../src-preload/contract/services/services.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { defined } from '../../../util/defined.ts'
import { displayText, shownName } from '../../../util/display-text.ts'
import { readNumber } from '../../../util/written-number.ts'
import type { SeenContact } from '../../events.ts'
import type { ContactAddress, ContactRow } from '../wire/contacts.ts'

const LABELS: Readonly<Record<NumberLabel, () => string>> = {
  home: m.number_label_home,
  work: m.number_label_work,
  mobile: m.number_label_mobile,
  main: m.number_label_main,
  workFax: m.number_label_work_fax,
  homeFax: m.number_label_home_fax,
  pager: m.number_label_pager,
  other: m.number_label_other
}

/** What numbers can be for, in the user's words: the system keeps any text with a number. */
export const labels = (): readonly { readonly label: NumberLabel; readonly name: string }[] =>
  numberLabels.map((label) => ({ label, name: LABELS[label]() }))

const labelOf = ({ name }: ContactAddress): NumberLabel | undefined =>
  numberLabels.find((one) => one.toLowerCase() === name.trim().toLowerCase())

const nameOf = ({ displayName, firstName, lastName }: ContactRow): string | undefined =>
  displayText(displayName) ?? displayText(`${firstName} ${lastName}`)

interface Number {
  readonly address: ContactAddress
  readonly number: string
  readonly display: string
}

const numbersIn = ({ addresses }: ContactRow): readonly Number[] =>
  addresses.flatMap((address) => {
    const number = address.type === 'tel' ? readNumber(address.target) : undefined
    const display = displayText(address.target)
    return number === undefined || display === undefined ? [] : [{ address, number, display }]
  })

function emailsIn({ addresses }: ContactRow): string[] | undefined {
  const emails = addresses.flatMap(({ type, target }) => (type === 'email' ? (displayText(target) ?? []) : []))
  return emails.length === 0 ? undefined : emails
}

/** A contact as it is found; undefined for one that has neither a name nor a number. */
export function mapContact(row: ContactRow): SeenContact | undefined {
  const numbers = numbersIn(row)
  const company = displayText(row.company)
  const name = nameOf(row) ?? company ?? numbers[0]?.display
  if (name === undefined) return undefined
  return {
    id: contactIdOf(row),
    name,
    ...defined({ company, emails: emailsIn(row) }),
    numbers: numbers.map(({ address, number, display }) => {
      const label = labelOf(address)
      return { label: label === undefined ? (displayText(address.name) ?? '') : LABELS[label](), number, display }
    })
  }
}

/** Beside agents, whose ids are bare. */
export const contactIdOf = ({ id }: Pick<ContactRow, 'id'>): string => `contact:${id}`
export const contactRowId = (contactId: string): string | undefined => /^contact:(.+)$/s.exec(contactId)?.[1]

/** A contact as it is kept: those of the customer are everybody's (VoIPBin 12). */
export function mapPersonal(row: ContactRow): PersonalContact {
  const email = row.addresses.find(({ type }) => type === 'email')?.target
  return {
    id: contactIdOf(row),
    owner: 'organisation',
    ...defined({
      company: displayText(row.company),
      firstName: displayText(row.firstName),
      lastName: displayText(row.lastName),
      shortName: displayText(row.displayName),
      email: displayText(email)
    }),
    inUsualList: false,
    status: 'contact',
    numbers: numbersIn(row).map(({ address, number, display }) => ({
      label: labelOf(address) ?? 'other',
      number,
      display,
      preferred: address.isPrimary
    }))
  }
}

/** A new contact in the members of the interface; what it has no place for is left out. */
export function writtenContact(typed: Omit<ServiceInput<'personalContact.create'>, 'accountId'>) {
  const { firstName, lastName, shortName, company, email, numbers } = typed
  const display = shortName ?? [firstName, lastName].filter(Boolean).join(' ')
  const tel = numbers.map(({ number, label, preferred = false }) => ({
    ...{ type: 'tel', target: number, name: label, is_primary: preferred }
  }))
  const mail = email === undefined || email === '' ? [] : [{ type: 'email', target: email, is_primary: true }]
  return {
    ...defined({ first_name: firstName, last_name: lastName, company }),
    display_name: display === '' ? shownName(company, numbers[0]?.number ?? '') : display,
    source: 'manual' as const,
    addresses: [...tel, ...mail]
  }
}

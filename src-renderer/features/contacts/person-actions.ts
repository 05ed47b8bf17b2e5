import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call } from '../../../src-preload/contract/call.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { DialKind } from '../../../src-preload/contract/command.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { MenuItem } from '../../ui/menu-item.ts'
import { notLiveReason } from '../accounts/connection.ts'
import { partyName } from '../calls/call-text.ts'
import { intrusionKinds, isTalking, pickupIdOf, type IntrusionKind, type Person } from './person.ts'

/** What an entry of a person's menu does. */
export type PersonDeed =
  | { readonly does: 'call'; readonly number: string; readonly deviceId?: string; readonly kind?: DialKind }
  | { readonly does: 'intrude'; readonly number: string; readonly kind: IntrusionKind }
  | { readonly does: 'pickUp'; readonly pickupId: string }
  | { readonly does: 'transfer'; readonly callId: string }
  | { readonly does: 'ringPeople'; readonly contactId: string }
  | { readonly does: 'text'; readonly number: string }
  | { readonly does: 'fax'; readonly number: string }
  | { readonly does: 'favourite'; readonly contactId: string; readonly favourite: boolean }

/** One entry of a person's menu. */
export type PersonAction = MenuItem & { readonly deed: PersonDeed }

/** What the menu is made for. */
export interface PersonSituation {
  readonly person: Person
  /** Who does it. */
  readonly account: Account
  /** The telephone that calls when no other is chosen. */
  readonly deviceId: string | undefined
  /** A call that could be handed over to the person. */
  readonly talk: Call | undefined
}

/** What can be done with a person: what the account cannot is missing, what is not possible now has a reason. */
export function personActions(situation: PersonSituation): readonly PersonAction[] {
  const { person, account } = situation
  const [main] = person.numbers
  if (main === undefined) return []
  const blocked = notLiveReason(account)
  const item = (group: string, value: string, label: string, deed: PersonDeed): PersonAction => ({
    ...{ value, label, group, deed },
    ...(blocked === undefined ? {} : { blocked })
  })
  const can = (capability: Capability): boolean => account.capabilities.includes(capability)
  const pickupId = pickupIdOf(person, account)
  return [
    ...(pickupId === undefined ? [] : [item('call', 'pickUp', m.call_pick_up(), { does: 'pickUp', pickupId })]),
    ...callActions(situation, item),
    ...ringActions(situation, item),
    ...transferActions(situation, item),
    ...(can('textMessages')
      ? [item('more', 'text', m.person_text(), { does: 'text', number: textNumber(person) ?? main.number })]
      : []),
    ...(can('fax')
      ? [item('more', 'fax', m.person_fax(), { does: 'fax', number: faxNumber(person) ?? main.number })]
      : []),
    ...favouriteActions(situation, item),
    ...(person.contact?.accountId === account.id && isTalking(person) ? intrusionKinds.filter(can) : []).map((kind) =>
      item('intrude', kind, intrusionLabels[kind](), { does: 'intrude', number: main.number, kind })
    )
  ]
}

type MakeItem = (group: string, value: string, label: string, deed: PersonDeed) => PersonAction

function callActions({ person, account, deviceId }: PersonSituation, item: MakeItem): readonly PersonAction[] {
  const [main] = person.numbers
  if (main === undefined || !account.capabilities.some((one) => one === 'dial' || one === 'callbackDial')) return []
  const others = account.devices.filter(({ id, active }) => active && id !== deviceId)
  const kinds = otherKinds.filter(({ needs }) => account.capabilities.includes(needs))
  return [
    ...person.numbers.map(({ number, display, label }) => {
      const shown = [display, label].filter(Boolean).join(' · ')
      return item('call', `call ${number}`, m.dial_call({ number: shown }), { does: 'call', number })
    }),
    ...(account.capabilities.includes('dial') ? others : []).map(({ id, name }) =>
      item('call', `from ${id}`, m.person_call_from({ device: name }), {
        ...{ does: 'call', number: main.number, deviceId: id }
      })
    ),
    ...kinds.map(({ kind, label }) => item('call', kind, label(), { does: 'call', number: main.number, kind }))
  ]
}

function ringActions({ person: { contact }, account }: PersonSituation, item: MakeItem): readonly PersonAction[] {
  if (contact?.accountId !== account.id || !account.capabilities.includes('ringPeople')) return []
  return [item('call', 'ringPeople', m.ring_people_with(), { does: 'ringPeople', contactId: contact.contactId })]
}

function transferActions({ person, talk }: PersonSituation, item: MakeItem): readonly PersonAction[] {
  if (talk === undefined) return []
  const name = partyName(talk.remote)
  return [
    item('transfer', 'transfer', m.person_transfer({ name, to: person.name }), { does: 'transfer', callId: talk.id })
  ]
}

function favouriteActions({ person, account }: PersonSituation, item: MakeItem): readonly PersonAction[] {
  const { contact } = person
  if (contact?.accountId !== account.id || !account.capabilities.includes('contactStatus')) return []
  const { contactId, isFavourite } = contact
  const label = isFavourite ? m.person_favourite_remove() : m.person_favourite_add()
  return [item('more', 'favourite', label, { does: 'favourite', contactId, favourite: !isFavourite })]
}

/** A text goes to a mobile telephone where one is known. */
const textNumber = ({ numbers }: Person): string | undefined =>
  numbers.find(({ label }) => /mobil|cell/i.test(label))?.number

const faxNumber = ({ numbers }: Person): string | undefined => numbers.find(({ label }) => /fax/i.test(label))?.number

const otherKinds = [
  { kind: 'voicemail', needs: 'dialVoicemail', label: m.person_call_voicemail },
  { kind: 'pastDiversion', needs: 'dialPastDiversion', label: m.person_call_past_diversion },
  { kind: 'intercom', needs: 'intercom', label: m.person_call_intercom }
] as const satisfies readonly { kind: DialKind; needs: Capability; label: () => string }[]

const intrusionLabels: Readonly<Record<IntrusionKind, () => string>> = {
  intrusion: m.person_intrude,
  barge: m.person_barge,
  whisper: m.person_whisper,
  monitor: m.person_monitor
}

/** What is asked before somebody else's call is entered. */
export const intrusionQuestions: Readonly<
  Record<IntrusionKind, { title: (of: { name: string }) => string; text: () => string; confirm: () => string }>
> = {
  intrusion: { title: m.person_intrude_title, text: m.person_intrude_text, confirm: m.person_intrude_confirm },
  barge: { title: m.person_barge_title, text: m.person_barge_text, confirm: m.person_barge_confirm },
  whisper: { title: m.person_whisper_title, text: m.person_whisper_text, confirm: m.person_whisper_confirm },
  monitor: { title: m.person_monitor_title, text: m.person_monitor_text, confirm: m.person_monitor_confirm }
}

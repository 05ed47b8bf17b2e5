import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call } from '../../../src-preload/contract/call.ts'
import { canDial, type Capability } from '../../../src-preload/contract/capability.ts'
import type { DialKind } from '../../../src-preload/contract/command.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { MenuItem } from '../../ui/menu-item.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import type { WatchedContact } from '../../state/watching.ts'
import { accountName } from '../accounts/account-name.ts'
import { isLive, notLiveReason } from '../accounts/connection.ts'
import { partyName } from '../calls/call-text.ts'
import { lampOfPerson } from './lamp.ts'
import { intrusionKinds, isTalking, pickUpFor, type IntrusionKind, type Person } from './person.ts'
import { isWorldwide, type Way } from './ways.ts'

/** What an entry of a person's menu does. */
export type PersonDeed =
  | {
      readonly does: 'call'
      readonly number: string
      readonly deviceId?: string
      readonly kind?: DialKind
      /** Another account than the one that does it. */
      readonly accountId?: string
      readonly way?: Way
    }
  | { readonly does: 'intrude'; readonly number: string; readonly kind: IntrusionKind }
  | { readonly does: 'pickUp'; readonly pickupId: string; readonly accountId: string }
  | { readonly does: 'transfer'; readonly callId: string }
  | { readonly does: 'ringPeople'; readonly contactId: string }
  | { readonly does: 'text'; readonly number: string; readonly accountId: string }
  | { readonly does: 'fax'; readonly number: string; readonly accountId: string }
  | { readonly does: 'favourite'; readonly contacts: readonly WatchedContact[]; readonly favourite: boolean }

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

/**
 * What can be done with a person: what no account can is missing, what is not possible now has a reason. Whoever several
 * systems know can be reached over each of them, and each is named.
 */
export function personActions(situation: PersonSituation): readonly PersonAction[] {
  const { person, account } = situation
  const [main] = person.numbers
  if (main === undefined) return []
  const item: MakeItem = (group, value, label, deed, { by = account, detail } = {}) => {
    const blocked = notLiveReason(by)
    return {
      ...{ value, label, group, deed },
      ...(blocked === undefined ? {} : { blocked }),
      ...(detail === undefined ? {} : { detail })
    }
  }
  const can = (capability: Capability): boolean => account.capabilities.includes(capability)
  return [
    ...pickUpActions(situation, item),
    ...callActions(situation, item),
    ...ringActions(situation, item),
    ...transferActions(situation, item),
    ...writeActions(situation, item),
    ...favouriteActions(situation, item),
    ...(person.contact?.accountId === account.id && isTalking(person) ? intrusionKinds.filter(can) : []).map((kind) =>
      item('intrude', kind, intrusionLabels[kind](), { does: 'intrude', number: main.number, kind })
    )
  ]
}

type MakeItem = (
  group: string,
  value: string,
  label: string,
  deed: PersonDeed,
  /** The account that does it when another one than the chosen does; what is known of the person there. */
  more?: { readonly by?: Account; readonly detail?: string | undefined }
) => PersonAction

type PersonNumber = Person['numbers'][number]

function pickUpActions({ person, account }: PersonSituation, item: MakeItem): readonly PersonAction[] {
  const found = pickUpFor(person, account)
  if (found === undefined) return []
  const { by, pickupId } = found
  return [item('call', 'pickUp', m.call_pick_up(), { does: 'pickUp', pickupId, accountId: by.id }, { by })]
}

/** The account that calls a number: an extension is called by its own one, whichever is chosen. */
function accountFor(number: PersonNumber, account: Account): Account {
  const own = number.sources?.map(({ accountId }) => mirror.account(accountId)).filter((one) => one !== undefined) ?? []
  if (isWorldwide(number) || own.length === 0 || own.includes(account)) return account
  return own.find(isLive) ?? own[0] ?? account
}

const canCall = ({ capabilities }: Account): boolean => canDial(capabilities)

function callActions({ person, account, deviceId }: PersonSituation, item: MakeItem): readonly PersonAction[] {
  const [main] = person.numbers
  if (main === undefined) return []
  const several = mirror.accounts.length > 1
  const calls = person.numbers.flatMap((number) => {
    const by = accountFor(number, account)
    if (!canCall(by)) return []
    const whose = several && number.sources ? [...new Set(number.sources.map(({ accountId }) => accountId))] : []
    const names = whose.flatMap((id) => mirror.account(id) ?? []).map(accountName)
    const shown = [number.display, number.label, ...names].filter(Boolean).join(' · ')
    const value = `call ${number.key ?? number.number}`
    const detail = several ? lampOfPerson(number.sources ?? [])?.detail : undefined
    const way = wayIn(number)
    const deed: PersonDeed = {
      ...{ does: 'call', number: number.number },
      ...(by === account ? {} : { accountId: by.id }),
      ...(way === undefined ? {} : { way })
    }
    return [item('call', value, m.dial_call({ number: shown }), deed, { by, detail })]
  })
  const by = accountFor(main, account)
  return [...calls, ...mainCallActions(main, by, by === account ? deviceId : undefined, item)]
}

const wayIn = ({ key, sources, ...number }: PersonNumber): Way | undefined =>
  key === undefined || sources === undefined ? undefined : { ...number, key, sources }

/** Otherwise than usual: from another telephone, by another account, or not by ringing there. */
function mainCallActions(
  main: PersonNumber,
  by: Account,
  deviceId: string | undefined,
  item: MakeItem
): readonly PersonAction[] {
  if (!canCall(by)) return []
  const { number } = main
  const others = by.devices.filter(({ id, active }) => active && id !== deviceId)
  const kinds = otherKinds.filter(({ needs }) => by.capabilities.includes(needs))
  const at = { accountId: by.id }
  return [
    ...(by.capabilities.includes('dial') ? others : []).map(({ id, name }) =>
      item(
        'call',
        `from ${id}`,
        m.person_call_from({ device: name }),
        { does: 'call', number, deviceId: id, ...at },
        { by }
      )
    ),
    ...kinds.map(({ kind, label }) => item('call', kind, label(), { does: 'call', number, kind, ...at }, { by })),
    ...mirror.accounts
      .filter((one) => one.id !== by.id && isWorldwide(main) && canCall(one))
      .map((one) =>
        item(
          'call',
          `with ${one.id}`,
          m.person_call_with({ account: accountName(one) }),
          {
            ...{ does: 'call', number, accountId: one.id }
          },
          { by: one }
        )
      )
  ]
}

/** By the chosen account, else by the first one that can. */
function writeActions({ person, account }: PersonSituation, item: MakeItem): readonly PersonAction[] {
  const [main] = person.numbers
  const makers = [
    ['text', 'textMessages', textNumber(person) ?? main, m.person_text, m.person_text_with],
    ['fax', 'fax', faxNumber(person) ?? main, m.person_fax, m.person_fax_with]
  ] as const
  return makers.flatMap(([does, needs, number, label, labelWith]) => {
    const can = (one: Account): boolean => one.capabilities.includes(needs)
    if (number === undefined) return []
    const others = isWorldwide(number) ? mirror.accounts.filter(isLive) : []
    const by = [accountFor(number, account), ...others].find(can)
    if (by === undefined) return []
    const text = by.id === account.id ? label() : labelWith({ account: accountName(by) })
    return [item('more', does, text, { does, number: number.number, accountId: by.id }, { by })]
  })
}

function ringActions({ person: { contact, contacts = [] }, account }: PersonSituation, item: MakeItem) {
  const own = contacts.find(({ accountId }) => accountId === account.id)?.id
  const contactId = contact?.accountId === account.id ? contact.contactId : own
  if (contactId === undefined || !account.capabilities.includes('ringPeople')) return []
  return [item('call', 'ringPeople', m.ring_people_with(), { does: 'ringPeople', contactId })]
}

function transferActions({ person, talk }: PersonSituation, item: MakeItem): readonly PersonAction[] {
  if (talk === undefined) return []
  const name = partyName(talk.remote)
  return [
    item('transfer', 'transfer', m.person_transfer({ name, to: person.name }), { does: 'transfer', callId: talk.id })
  ]
}

/** Who is a favourite in several systems is none any more in all of them. */
function favouriteActions({ person: { contact, favourites = [] }, account }: PersonSituation, item: MakeItem) {
  const by = contact?.accountId === account.id ? account : contact && mirror.account(contact.accountId)
  if (contact === undefined || by?.capabilities.includes('contactStatus') !== true) return []
  const { accountId, contactId, isFavourite } = contact
  const label = isFavourite ? m.person_favourite_remove() : m.person_favourite_add()
  const contacts = isFavourite && favourites.length > 0 ? favourites : [{ accountId, contactId }]
  return [item('more', 'favourite', label, { does: 'favourite', contacts, favourite: !isFavourite }, { by })]
}

/** A text goes to a mobile telephone where one is known. */
const textNumber = ({ numbers }: Person): PersonNumber | undefined =>
  numbers.find(({ label }) => /mobil|cell/i.test(label))

const faxNumber = ({ numbers }: Person): PersonNumber | undefined => numbers.find(({ label }) => /fax/i.test(label))

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

import type { Colleague } from '../../../src-preload/contract/colleague.ts'
import type { ContactRow } from '../../../src-preload/contract/contact.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { formatTime } from '../../state/format.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { accountName } from '../accounts/account-name.ts'
import { isLive } from '../accounts/connection.ts'

/** What somebody's line and presence say, in one colour and a few words. */
export interface Lamp {
  readonly tone: 'green' | 'red' | 'amber' | 'blue' | 'grey'
  readonly text: string
}

/** The line goes before the presence: who talks cannot be reached, whatever else is set. */
export function lampOf(colleague: Colleague | undefined): Lamp {
  if (colleague?.line === 'alerting') return { tone: 'blue', text: m.contact_ringing() }
  if (colleague?.line === 'busy') return { tone: 'red', text: m.contact_in_call() }
  const { presence, line } = colleague ?? {}
  if (presence === undefined) {
    return line === 'idle' ? { tone: 'green', text: m.contact_idle() } : { tone: 'grey', text: m.contact_not_known() }
  }
  const name = presence.activityName ?? (presence.available ? m.presence_available() : m.presence_unavailable())
  const until = presence.until === undefined ? undefined : m.presence_until({ time: formatTime(presence.until) })
  return { tone: presence.available ? 'green' : 'amber', text: [name, until].filter(Boolean).join(' ') }
}

type Seen = Pick<ContactRow, 'accountId' | 'id' | 'available' | 'inCall' | 'activityName'>

/** What is watched now goes before what was true when a directory was asked; of a lost connection nothing is known. */
export function lampOfContact({ accountId, id, inCall, available, activityName }: Seen): Lamp | undefined {
  if (!isLive(mirror.account(accountId))) return undefined
  const colleague = mirror.state.colleagues[`${accountId}:${id}`]
  if (colleague && (colleague.line !== 'unknown' || colleague.presence)) return lampOf(colleague)
  if (inCall) return { tone: 'red', text: m.contact_in_call() }
  if (available === undefined) return undefined
  return available
    ? { tone: 'green', text: activityName ?? m.presence_available() }
    : { tone: 'amber', text: activityName ?? m.presence_unavailable() }
}

/** What all systems say of one person: who rings or talks anywhere does so everywhere. `detail`: what each says. */
export function lampOfPerson(contacts: readonly Seen[]): (Lamp & { readonly detail: string }) | undefined {
  const known = contacts.flatMap((contact) => {
    const lamp = lampOfContact(contact)
    const account = mirror.account(contact.accountId)
    return lamp === undefined ? [] : [{ lamp, label: account === undefined ? '' : accountName(account) }]
  })
  const [most] = known.map(({ lamp }) => lamp).toSorted((one, other) => order[one.tone] - order[other.tone])
  if (most === undefined) return undefined
  const each = known.map(({ lamp, label }) => m.contact_lamp_at({ account: label, state: lamp.text }))
  return { ...most, detail: known.length > 1 ? each.join(' · ') : most.text }
}

const order: Readonly<Record<Lamp['tone'], number>> = { blue: 0, red: 1, amber: 2, green: 3, grey: 4 }

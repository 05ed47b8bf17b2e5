import * as z from 'zod/mini'
import { dialledNumber, isNumberAsRead, newNumber } from '../../calls/destination.ts'
import { changedMembers, entriesOf, membersOf } from '../../wire/raw-response.ts'
import type { RawResponse, RawMembers } from '../../wire/raw-response.ts'
import { wirePersonalNumber } from '../../wire/contacts.ts'
import type { WirePersonalContact } from '../../wire/contacts.ts'
import { lookUp } from '../../../../util/lookup.ts'
import { labelOf, mapPersonal, wireLabels, wirePersonal } from '../../mapper/personal.ts'
import type { TypedContact } from '../../mapper/personal.ts'

/**
 * A text that is cleared is sent as an empty one: the contract does not say whether a member that is not sent is cleared or
 * stays. A speed dial that is taken away has no such value and is left out.
 */
const cleared = (raw: RawMembers, members: RawMembers): RawMembers =>
  Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      value ?? (typeof lookUp(raw, name) === 'string' ? '' : undefined)
    ])
  )

/**
 * An own contact as it is written back. What is shown as before stays as the server wrote it, with everything we do not know
 * or could not read; who owns it is never sent (Dstny API 0.7, 2.6).
 */
export function changedPersonal({ read, raw }: RawResponse<WirePersonalContact>, wanted: TypedContact): RawMembers {
  const { ownerType: _owner, ...kept } = raw
  const shown = wirePersonal(mapPersonal({ ...read, cid: '' }))
  return {
    ...kept,
    ...cleared(raw, changedMembers(raw, shown, wirePersonal(wanted))),
    phoneNumbers: changedNumbers(entriesOf(raw['phoneNumbers']), wanted.numbers)
  }
}

type Typed = TypedContact['numbers'][number]

/** A number of the contact: `entry` as the server wrote it, `dialled` where it could be shown. */
interface Known {
  readonly entry: unknown
  readonly label: string
  readonly number: string
  readonly dialled: string | undefined
}

/** The wanted numbers; entries that could not be shown, so that nobody can have meant to delete them, stay behind them. */
function changedNumbers(entries: readonly unknown[], wanted: readonly Typed[]): unknown[] {
  const left = new Set(entries.map(knownOf))
  const hidden = [...left].filter(({ dialled }) => dialled === undefined)
  const numbers = wanted.map((typed) => {
    const { number, asTyped = number } = typed
    const shown = [...left].filter(({ dialled }) => dialled !== undefined)
    const same = shown.filter((known) => isNumberAsRead(asTyped, known.number))
    const before = same.find(({ label }) => label === typed.label) ?? same[0]
    if (before !== undefined) left.delete(before)
    return changedNumber(membersOf(before?.entry), typed)
  })
  return [...numbers, ...hidden.map(({ entry }) => entry)]
}

function knownOf(entry: unknown): Known {
  const { data } = z.safeParse(wirePersonalNumber, entry)
  const number = data?.phoneNumber ?? ''
  return { entry, label: labelOf(data?.type ?? ''), number, dialled: dialledNumber(number) }
}

/** One number with what it is for and whether it is preferred; the rest stays. */
function changedNumber(before: RawMembers | undefined, { label, number, preferred = false }: Typed): RawMembers {
  const wanted = { type: wireLabels[label], phoneNumber: number, preferredNumber: preferred }
  if (before === undefined) return { ...wanted, phoneNumber: newNumber(number) }
  const shown = {
    type: wireLabels[labelOf(String(before['type']))],
    phoneNumber: number,
    preferredNumber: before['preferredNumber'] === true
  }
  return { ...before, ...changedMembers(before, shown, wanted) }
}

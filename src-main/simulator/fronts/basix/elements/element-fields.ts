import type { BasixSwitches } from '../switches.ts'

/** The fields of each element in the order that the front uses (Basix API 3.4, 3.9). */
export const elementFields = {
  channel: [
    'uuid',
    'direction',
    'peer_location',
    'calling_name',
    'calling_number',
    'called_number',
    'offer_timestamp',
    'answer_timestamp',
    'hangup_timestamp',
    'other_uuid',
    'user_id',
    'state',
    'group_id',
    'target',
    'origination',
    'end_user',
    'tags',
    'last_bridged_user_id',
    'last_event',
    'last_event_data',
    'other_info',
    'call_id'
  ],
  channel_waiting: [
    'uuid',
    'direction',
    'peer_location',
    'calling_number',
    'called_number',
    'offer_timestamp',
    'user_id',
    'end_user',
    'state',
    'whoscall'
  ],
  user: [
    'id',
    'name',
    'label',
    'main_extension',
    'presence',
    'do_not_disturb_status',
    'fwd_always_status',
    'followme',
    'role',
    'language',
    'park_group',
    'mwi_target',
    'mwi',
    'flags',
    'email',
    'avatar'
  ],
  group: ['id', 'name', 'label', 'type', 'main_extension', 'queue', 'language', 'flags', 'check_login_status', 'mwi'],
  group_member: ['id', 'group_id', 'user_id', 'priority', 'login_status', 'role'],
  terminal: ['id', 'name', 'assoc_user_id', 'type', 'user_agent', 'registered'],
  domain: ['id', 'name']
} as const satisfies Readonly<Record<string, readonly string[]>>

export type ElementName = keyof typeof elementFields

/** The elements there are, people before calls. */
export function elementNames({ domainElement, terminals }: BasixSwitches): readonly ElementName[] {
  const always = ['user', 'group', 'group_member', 'channel', 'channel_waiting'] as const
  return [...(domainElement ? (['domain'] as const) : []), ...always, ...(terminals ? (['terminal'] as const) : [])]
}

/** A field that no page lists. */
export const UNKNOWN_FIELD = 'zodiac'

/** The order of the fields of an element on one connection. */
export function orderOf(element: ElementName, { fieldOrder, unknownField }: BasixSwitches): readonly string[] {
  const usual: readonly string[] = elementFields[element]
  const all = unknownField ? [...usual, UNKNOWN_FIELD] : usual
  return fieldOrder === 'usual' ? all : all.toSorted((a, b) => reversed(a).localeCompare(reversed(b)))
}

const reversed = (word: string): string => [...word].reverse().join('')

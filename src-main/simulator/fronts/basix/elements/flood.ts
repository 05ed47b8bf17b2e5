import { timestamp } from '../channels/channel-state.ts'
import type { FrontContext } from '../front-context.ts'
import type { BasixUser } from '../people/directory.ts'
import { atom, binary, integer } from '../socket/bert.ts'
import type { Item, ItemChange } from './items.ts'

/** So many channels that begin to ring at somebody and are gone again, as from a system that has gone mad. */
export function flood(
  count: number,
  { id, name, domain }: Pick<BasixUser, 'id' | 'name' | 'domain'>,
  { pbx }: Pick<FrontContext, 'pbx'>
): readonly ItemChange[] {
  const items = Array.from({ length: count }, (_, index): Item => {
    const uuid = `f100d000-0000-4000-a000-${String(index).padStart(12, '0')}`
    const fields = new Map([
      ['uuid', binary(uuid)],
      ['direction', atom('outbound')],
      ['peer_location', atom('internal')],
      ['calling_name', binary('')],
      ['calling_number', binary('03023125123')],
      ['called_number', binary(name)],
      ['offer_timestamp', timestamp(pbx.clock.now())],
      ['user_id', integer(id)],
      ['last_event', atom('CHANNEL_ORIGINATE')],
      ['call_id', binary(uuid)]
    ])
    return { element: 'channel', key: uuid, domains: [domain], userId: id, fields }
  })
  return [
    ...items.map((item): ItemChange => ({ item, event: 'added' })),
    ...items.map((item): ItemChange => ({ item: ended(item), event: 'removed' }))
  ]
}

const ended = (item: Item): Item => ({
  ...item,
  fields: new Map([
    ...item.fields,
    ['last_event', atom('CHANNEL_HANGUP')],
    ['last_event_data', binary('recv_cancel,ORIGINATOR_CANCEL')]
  ])
})

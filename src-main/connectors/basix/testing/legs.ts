import type { CallDesk, Fields } from './call-desk.ts'
import { MARIA, ME } from './call-desk.ts'
import type { Term } from '../bert/term.ts'
import { atom, nothing, state, time, tuple } from './terms.ts'

const START = Date.UTC(2026, 0, 5, 9, 0, 0)

/** A caller from outside, as another leg tells of her. */
const FRIDA = tuple(
  ...[atom('end_user'), 'e1*Frida+J%C3%B6nsson*Firma+Beispiel**', atom('inbound'), atom('external')],
  ...['03023125123', time(START), nothing, nothing]
)

/** One leg of the user, as it goes from event to event. */
export class ToldLeg {
  readonly #desk: CallDesk
  #fields: Fields

  constructor(desk: CallDesk, uuid: string, fields: Fields = {}) {
    this.#desk = desk
    this.#fields = { uuid, user_id: ME, offer_timestamp: time(START), ...fields }
  }

  /** What is told of it now; `after` ms from the beginning. */
  tells(event: 'added' | 'updated' | 'removed', lastEvent: string, fields: Fields = {}): this {
    this.#fields = { ...this.#fields, ...fields, last_event: atom(lastEvent) }
    this.#desk.tell('channel', event, this.#fields)
    return this
  }

  answers(after = 1_000): this {
    return this.tells('updated', 'CHANNEL_ANSWER', { answer_timestamp: time(START + after), state: nothing })
  }

  bridges(otherUuid: string, after = 1_500): this {
    return this.enters('bridged', [], after, { other_uuid: otherUuid }, 'CHANNEL_BRIDGE')
  }

  /** Goes over to a state. */
  enters(
    name: string,
    more: readonly Term[] = [],
    after = 1_200,
    fields: Fields = {},
    lastEvent = 'STATE_CHANGE'
  ): this {
    return this.tells('updated', lastEvent, { ...fields, state: state(START + after, name, ...more) })
  }

  ends(data = 'send_bye,NORMAL_CLEARING'): this {
    return this.tells('removed', 'CHANNEL_HANGUP', { last_event_data: data, state: nothing })
  }
}

/** A telephone of the user rings for a caller from outside. */
export const rings = (desk: CallDesk, uuid = 'u-1', fields: Fields = {}): ToldLeg =>
  new ToldLeg(desk, uuid, {
    direction: atom('outbound'),
    calling_name: 'Frida',
    calling_number: '03023125123',
    called_number: 'hana',
    other_uuid: 'x-1',
    other_info: FRIDA,
    ...fields
  }).tells('added', 'CHANNEL_ORIGINATE')

/** A telephone of the user rings because a request has asked for that. */
export const ringsFirst = (desk: CallDesk, uuid = 'u-1', fields: Fields = {}): ToldLeg =>
  new ToldLeg(desk, uuid, {
    direction: atom('outbound'),
    calling_number: '210',
    called_number: 'hana',
    origination: 'call_user*210',
    other_info: tuple(atom('user'), MARIA, atom('outbound'), atom('internal'), '210'),
    ...fields
  }).tells('added', 'CHANNEL_ORIGINATE')

/** The user dials at the telephone. */
export const dials = (desk: CallDesk, uuid = 'u-1', fields: Fields = {}): ToldLeg =>
  new ToldLeg(desk, uuid, {
    direction: atom('inbound'),
    calling_number: '220',
    called_number: '210',
    ...fields
  }).tells('added', 'NEW_CHANNEL')

import type { Fields } from '../elements/fields.ts'
import type { MessageSwitches } from '../switches.ts'
import { atom, binary, frame, list, newAtom, nil, nothing, string, tuple, type Term } from './bert.ts'

/** What happened to an element. */
export type ElementEvent = 'added' | 'updated' | 'removed'

/** The messages of a socket, as the switches want them written (Basix API 3.3). */
export class Messages {
  readonly #switches: MessageSwitches

  constructor(switches: MessageSwitches) {
    this.#switches = switches
  }

  /** The order of the fields of an element from now on. */
  fieldSpec(element: string, fields: readonly string[]): Uint8Array {
    return frame(tuple(this.#kind('field_spec'), this.#name(element), list(fields.map(atom))))
  }

  /** All elements of a kind that there are. */
  initialInfo(element: string, items: readonly Fields[], fields: readonly string[]): Uint8Array {
    const values = items.map((item) => valuesOf(item, fields))
    return frame(
      tuple(this.#kind('initial_info'), this.#name(element), values.length === 0 ? this.#empty : list(values))
    )
  }

  infoEvent(element: string, item: Fields, fields: readonly string[], event: ElementEvent): Uint8Array {
    return frame(tuple(this.#kind('info_event'), this.#name(element), valuesOf(item, fields), this.#name(event)))
  }

  systemMessage(word: string): Uint8Array {
    return frame(tuple(this.#kind('system_msg'), this.#name(word)))
  }

  /** Text that somebody sends to everybody. */
  message(text: string): Uint8Array {
    return frame(tuple(this.#kind('msg'), binary(text)))
  }

  /** A message of a kind that no page lists. */
  unknown(): Uint8Array {
    return frame(tuple(this.#kind('weather_report'), binary('東京'), nil))
  }

  /** A message that a newer Erlang would write. */
  newErlang(): Uint8Array {
    return frame(tuple(newAtom('system_msg'), newAtom('logout')))
  }

  #kind(word: string): Term {
    return this.#switches.kinds === 'atom' ? atom(word) : string(word)
  }

  #name(word: string): Term {
    const { names } = this.#switches
    return names === 'string' ? string(word) : names === 'atom' ? atom(word) : binary(word)
  }

  get #empty(): Term {
    return this.#switches.emptyList === 'bertNil' ? tuple(atom('bert'), atom('nil')) : nil
  }
}

const valuesOf = (item: Fields, fields: readonly string[]): Term =>
  tuple(...fields.map((name) => item.get(name) ?? nothing))

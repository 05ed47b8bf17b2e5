import { Secret } from '../../../logging/secret.ts'
import { RowReader, scalarText } from '../reply/row-reader.ts'
import { lampState } from './calls.ts'
import type { LampState } from './calls.ts'

/** An extension, without what its row has of passwords (MiRTA 6.4). */
export interface Extension {
  readonly number: string
  /** As in lamps and queues, `103-DEVEL`. */
  readonly userName?: string
  readonly name?: string
  readonly technology?: string
  readonly state: LampState
}

const extensionRow = new RowReader({
  number: ['exnumber'],
  name: ['exname'],
  technology: ['extech'],
  state: ['ststate'],
  userName: ['username']
})

/** INFO extensions (MiRTA 6.4); each number once. */
export function readExtensions(value: unknown): readonly Extension[] {
  const found = new Map<string, Extension>()
  for (const { number, state, ...rest } of extensionRow.rows(value))
    if (number !== undefined && !found.has(number)) found.set(number, { number, state: lampState(state), ...rest })
  return [...found.values()]
}

const outsideRow = new RowReader({
  country: ['dicountry', 'country'],
  area: ['diarea', 'area'],
  number: ['dinumber', 'number'],
  comment: ['dicomment', 'comment']
})
export type OutsideNumber = ReturnType<typeof outsideRow.read>

/** INFO dids: numbers that calls come in on (MiRTA 3.1). */
export const readOutsideNumbers = (value: unknown): readonly OutsideNumber[] =>
  outsideRow.rows(value).filter(({ number }) => number !== undefined)

/** What a tenant may have, as its reply to the test of a key (MiRTA 3.1, INFO config). */
const configRow = new RowReader({
  channels: ['maxchannels'],
  extensions: ['maxextensions'],
  outsideNumbers: ['maxdids']
})
export type Config = ReturnType<typeof configRow.read>
export const readConfig = (value: unknown): Config => configRow.rows(value)[0] ?? {}

const userRow = new RowReader({
  extension: ['extension', 'exnumber', 'number'],
  tenant: ['tenant', 'tenantcode', 'tecode'],
  name: ['name', 'fullname', 'exname']
})

/** Who a user is, and what the system says of a user at all: names without values, for the diagnosis (MiRTA 9.1). */
export interface CheckedUser extends ReturnType<typeof userRow.read> {
  readonly told: readonly string[]
}

/** So many names are kept of what is told of a user. */
const MOST_TOLD = 100

/** CHECKAUTH; undefined where it says nothing, which is a refusal (MiRTA 9.1). */
export function readCheckedUser(value: unknown): CheckedUser | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const told = Array.isArray(value) ? [] : Object.keys(Object(value)).filter((name) => /^[a-z_]{1,40}$/i.test(name))
  return { ...userRow.rows(value)[0], told: told.slice(0, MOST_TOLD) }
}

/** Where a soft telephone of the user would be, and as whom (MiRTA 9.3). */
export interface WebPhoneAccount {
  readonly address: string
  readonly user: string
  readonly password: Secret
  readonly realm?: string
}

const phoneRow = new RowReader({
  address: ['wss', 'ws', 'websocket', 'server'],
  user: ['username', 'user'],
  password: ['password'],
  realm: ['realm']
})

/** GETWEBRTCAUTH; undefined where it lacks what is needed. */
export function readWebPhoneAccount(value: unknown): WebPhoneAccount | undefined {
  const { address, user, password, ...realm } = phoneRow.rows(value)[0] ?? {}
  if (address === undefined || user === undefined || password === undefined || !/^wss?:/i.test(address))
    return undefined
  return { address, user, password: new Secret(password), ...realm }
}

const tokenRow = new RowReader({ token: ['token'] })

/** AUTHTOKEN: the bare token, or JSON (MiRTA 9.2, assumed). */
export function readToken(value: unknown): Secret | undefined {
  const token = scalarText(value) ?? tokenRow.read(value).token
  return token === undefined ? undefined : new Secret(token)
}

import type { Account, CallerLine, ConnectionState, Device } from '../../src-preload/contract/account.ts'
import type { CertificateProblem } from '../../src-preload/contract/certificate.ts'
import type { Lacking } from '../../src-preload/contract/ability.ts'
import { accountFacts } from '../../src-preload/contract/account.ts'
import type { Capability } from '../../src-preload/contract/capability.ts'
import type { ReportedFacts } from '../connectors/events.ts'
import { EntityStore } from '../state/entity-store.ts'
import type { Clock } from '../util/clock.ts'
import { defined } from '../util/defined.ts'
import { isKeyOf } from '../util/lookup.ts'
import { freeColour, shortLabels } from './mark-rules.ts'
import type { SavedMark } from './saved-accounts.ts'

/** Without it an account cannot see calls. */
export const SEES_CALLS = 'calls' satisfies Capability

/** What is known of an account only while it is connected, or about its connection. */
const ofTheConnection: ReadonlySet<string> = new Set<keyof Account>([
  'staleSince',
  'problem',
  'triesAt',
  'certificateProblem',
  'callsLost',
  'callsPolledEveryMs',
  'callsLeftOut',
  'callerLines'
])

/** What identifies an account when it is added. */
export type NewAccount = Pick<Account, 'id' | 'vendor' | 'vendorName' | 'label' | 'isDemo' | 'secretStorage'> & {
  /** Of an account that is new here; absent: one is chosen. */
  readonly mark?: SavedMark | undefined
  readonly preferredDeviceId?: string | undefined
  readonly answerDeviceId?: string | undefined
  readonly changedEndpoints?: number | undefined
  readonly hasOptions?: boolean | undefined
}

/** The accounts as the windows see them, with the truth about their connection. */
export class AccountStore {
  readonly entities = new EntityStore('accounts')
  readonly #clock: Clock
  /** When each account was last known to be live, since it is not. */
  readonly #lostAt = new Map<string, number>()
  readonly #marks = new Map<string, SavedMark>()
  /** Why each lacks what it lacks; none for one that was not connected yet, or is off. */
  readonly #lacking = new Map<string, Lacking>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Adds the account, or renews what identifies one that is known. */
  put({ mark, preferredDeviceId, answerDeviceId, changedEndpoints, hasOptions, ...fixed }: NewAccount): void {
    const known = this.entities.get(fixed.id)
    const colours = this.entities.values().map((account) => account.mark.colour)
    // an account can have been read from the file before its mark was changed
    const chosen = this.#marks.get(fixed.id) ?? mark ?? { colour: freeColour(colours) }
    this.#marks.set(fixed.id, chosen)
    const shown = { ...fixed, mark: { colour: chosen.colour, label: chosen.label ?? '' } }
    const fresh: Account = { ...shown, connection: 'connecting', capabilities: [], devices: [] }
    const preferred = {
      ...defined({ preferredDeviceId, answerDeviceId, changedEndpoints }),
      ...(hasOptions === true ? { hasOptions } : {})
    }
    this.#update(known === undefined ? { ...fresh, ...preferred } : { ...known, ...shown, ...preferred })
  }

  /**
   * `problem` is for people; `triesAt`: when it is tried again, epoch ms. An account that was live is stale since it stopped
   * being so; what was wrong with a certificate stays until another attempt has shown more than that the server can be
   * reached.
   */
  setConnection(
    accountId: string,
    connection: ConnectionState,
    problem?: string,
    certificate?: CertificateProblem,
    triesAt?: number
  ): void {
    this.#change(
      accountId,
      ({
        staleSince: _old,
        problem: _gone,
        triesAt: _past,
        offUntil: _over,
        certificateProblem: before,
        ...account
      }) => {
        if (account.connection === 'live' && connection !== 'live') this.#lostAt.set(accountId, this.#clock.now())
        if (connection === 'live') this.#lostAt.delete(accountId)
        const isStale = connection === 'stale' || connection === 'signInAgain'
        const lostAt = this.#lostAt.get(accountId) ?? this.#clock.now()
        if (isStale) this.#lostAt.set(accountId, lostAt)
        const certificateProblem = connection === 'catchingUp' ? before : certificate
        return {
          ...account,
          connection,
          ...(isStale ? { staleSince: lostAt } : {}),
          ...(connection === 'live' ? {} : defined({ problem, certificateProblem, triesAt }))
        }
      }
    )
  }

  /** The user does not want it now; `until`: epoch ms. Nothing of it can be used, and nothing is wrong with it. */
  setOff(accountId: string, until: number): void {
    this.#lostAt.delete(accountId)
    this.#lacking.delete(accountId)
    this.#change(accountId, (account) => {
      const kept = Object.entries(account).filter(([name]) => !ofTheConnection.has(name))
      // what the connection has told is optional, apart from these
      return {
        ...(Object.fromEntries(kept) as Account),
        connection: 'off',
        offUntil: until,
        capabilities: [],
        devices: []
      }
    })
  }

  /** How the connection is kept from others; `serverTrust`: what is trusted beside the public authorities. */
  setSecurity(accountId: string, security: Pick<Account, 'serverTrust' | 'unencrypted'>): void {
    this.#change(accountId, ({ serverTrust: _old, unencrypted: _too, ...account }) => ({ ...account, ...security }))
  }

  /** `lacking`: why the rest is missing, where that is known now; what was lost before stays so until it is back. */
  setCapabilities(accountId: string, capabilities: Iterable<Capability>, lacking: Lacking = new Map()): void {
    const able = [...capabilities]
    const missing = [...(this.#lacking.get(accountId) ?? []), ...lacking].filter(([one]) => !able.includes(one))
    this.#lacking.set(accountId, new Map(missing))
    this.#change(accountId, ({ callsLost, ...account }) => {
      const isStillLost = callsLost !== undefined && !able.includes(SEES_CALLS)
      return { ...account, capabilities: able, ...(isStillLost ? { callsLost } : {}) }
    })
  }

  /** For people: `reason` is kept where calls are lost, to be seen as long as it is so; `why` is of each that is lost. */
  loseCapabilities(accountId: string, lost: readonly Capability[], reason: string, why: string): void {
    const refused = lost.map((one) => [one, { kind: 'refused', reason: why }] as const)
    this.#lacking.set(accountId, new Map([...(this.#lacking.get(accountId) ?? []), ...refused]))
    this.#change(accountId, (account) => ({
      ...account,
      capabilities: account.capabilities.filter((capability) => !lost.includes(capability)),
      ...(lost.includes(SEES_CALLS) ? { callsLost: reason } : {})
    }))
  }

  /** Why the account lacks what it lacks; undefined as long as it was not connected, and while it is off. */
  lackingOf(accountId: string): Lacking | undefined {
    return this.#lacking.get(accountId)
  }

  /** `everyMs`: how often new calls are asked for; undefined where they are told of at once. */
  setCallPolling(accountId: string, everyMs: number | undefined): void {
    if (this.entities.get(accountId)?.callsPolledEveryMs === everyMs) return
    this.#change(accountId, ({ callsPolledEveryMs: _old, ...account }) =>
      everyMs === undefined ? account : { ...account, callsPolledEveryMs: everyMs }
    )
  }

  /** How many of its calls are not shown, because there are too many. */
  setCallsLeftOut(accountId: string, count: number): void {
    if ((this.entities.get(accountId)?.callsLeftOut ?? 0) === count) return
    this.#change(accountId, ({ callsLeftOut: _old, ...account }) =>
      count === 0 ? account : { ...account, callsLeftOut: count }
    )
  }

  setDevices(accountId: string, devices: readonly Device[]): void {
    this.#change(accountId, (account) => ({ ...account, devices: [...devices] }))
  }

  setCallerLines(accountId: string, lines: readonly CallerLine[]): void {
    this.#change(accountId, (account) => ({ ...account, callerLines: [...lines] }))
  }

  /** Only what is named changes. */
  setFacts(accountId: string, facts: ReportedFacts): void {
    this.#change(accountId, (account) => ({ ...account, ...facts }))
  }

  forgetFacts(accountId: string): void {
    this.#change(accountId, (account) => {
      const kept = Object.entries(account).filter(([name]) => !isKeyOf(accountFacts, name))
      return Object.fromEntries(kept) as Account // every fact is optional
    })
  }

  preferDevice(accountId: string, deviceId: string): void {
    this.#change(accountId, (account) => ({ ...account, preferredDeviceId: deviceId }))
  }

  /** The device chosen or used last, also when it is gone: then the user is asked, and no other is taken instead. */
  preferredDeviceId(accountId: string): string | undefined {
    return this.entities.get(accountId)?.preferredDeviceId
  }

  preferAnswerDevice(accountId: string, deviceId: string): void {
    this.#change(accountId, (account) => ({ ...account, answerDeviceId: deviceId }))
  }

  /** The telephones the account would rather answer with, the best first; they may be gone. */
  answerPreferences(accountId: string): readonly string[] {
    const { answerDeviceId, preferredDeviceId } = this.entities.get(accountId) ?? {}
    return [answerDeviceId, preferredDeviceId].filter((id) => id !== undefined)
  }

  /** Undefined forgets it. */
  setParkCode(accountId: string, code: string | undefined): void {
    this.#change(accountId, ({ parkCode: _old, ...account }) =>
      code === undefined ? account : { ...account, parkCode: code }
    )
  }

  /** What was chosen, with the label only where the user has typed one; undefined for an account that is not there. */
  chosenMark(accountId: string): SavedMark | undefined {
    return this.#marks.get(accountId)
  }

  setMark(accountId: string, mark: SavedMark): void {
    const account = this.entities.get(accountId)
    if (account === undefined) return
    this.#marks.set(accountId, mark)
    this.#update(account)
  }

  remove(accountId: string): void {
    this.#lostAt.delete(accountId)
    this.#lacking.delete(accountId)
    this.#marks.delete(accountId)
    const rest = this.entities.values().filter(({ id }) => id !== accountId)
    this.entities.update({ set: this.#marked(rest), removed: [accountId] })
  }

  /** Puts the account; with it the short labels of others may change, which is one step. */
  #update(account: Account): void {
    const isKnown = this.entities.get(account.id) !== undefined
    const before = this.entities.values()
    this.entities.update({
      set: this.#marked(isKnown ? before.map((one) => (one.id === account.id ? account : one)) : [...before, account])
    })
  }

  #marked(accounts: readonly Account[]): Readonly<Record<string, Account>> {
    const labels = shortLabels(accounts.map((account) => ({ ...account, typed: this.#marks.get(account.id)?.label })))
    return Object.fromEntries(
      accounts.map((account, index) => {
        const colour = this.#marks.get(account.id)?.colour ?? account.mark.colour
        return [account.id, { ...account, mark: { label: labels[index] ?? '', colour } }]
      })
    )
  }

  #change(accountId: string, change: (account: Account) => Account): void {
    const account = this.entities.get(accountId)
    if (account !== undefined) this.entities.set(accountId, change(account))
  }
}

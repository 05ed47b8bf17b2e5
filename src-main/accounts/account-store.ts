import type { Account, CallerLine, ConnectionState, Device } from '../../src-preload/contract/account.ts'
import type { CertificateProblem } from '../../src-preload/contract/certificate.ts'
import { accountFacts } from '../../src-preload/contract/account.ts'
import { canDial } from '../../src-preload/contract/capability.ts'
import type { Capability } from '../../src-preload/contract/capability.ts'
import type { ReportedFacts } from '../connectors/events.ts'
import { EntityStore } from '../state/entity-store.ts'
import type { Clock } from '../util/clock.ts'
import { defined } from '../util/defined.ts'
import { isKeyOf } from '../util/lookup.ts'

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

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Adds the account, or renews what identifies one that is known. */
  put({ preferredDeviceId, answerDeviceId, changedEndpoints, hasOptions, ...fixed }: NewAccount): void {
    const known = this.entities.get(fixed.id)
    const fresh: Account = { ...fixed, connection: 'connecting', capabilities: [], devices: [] }
    const preferred = {
      ...defined({ preferredDeviceId, answerDeviceId, changedEndpoints }),
      ...(hasOptions === true ? { hasOptions } : {})
    }
    this.entities.set(fixed.id, known === undefined ? { ...fresh, ...preferred } : { ...known, ...fixed, ...preferred })
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

  setCapabilities(accountId: string, capabilities: Iterable<Capability>): void {
    this.#change(accountId, ({ callsLost, ...account }) => {
      const able = [...capabilities]
      const isStillLost = callsLost !== undefined && !able.includes(SEES_CALLS)
      return { ...account, capabilities: able, ...(isStillLost ? { callsLost } : {}) }
    })
  }

  /** `reason` is for people, and kept where calls are lost: that is to be seen as long as it is so. */
  loseCapabilities(accountId: string, lost: readonly Capability[], reason: string): void {
    this.#change(accountId, (account) => ({
      ...account,
      capabilities: account.capabilities.filter((capability) => !lost.includes(capability)),
      ...(lost.includes(SEES_CALLS) ? { callsLost: reason } : {})
    }))
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

  /** The account that dials when nobody chooses: the first that is live and can, real ones before the demo. */
  defaultDialAccountId(): string | undefined {
    const able = this.entities
      .values()
      .filter((account) => account.connection === 'live' && canDial(account.capabilities))
    return (able.find((account) => !account.isDemo) ?? able[0])?.id
  }

  /** Undefined forgets it. */
  setParkCode(accountId: string, code: string | undefined): void {
    this.#change(accountId, ({ parkCode: _old, ...account }) =>
      code === undefined ? account : { ...account, parkCode: code }
    )
  }

  remove(accountId: string): void {
    this.#lostAt.delete(accountId)
    this.entities.remove(accountId)
  }

  #change(accountId: string, change: (account: Account) => Account): void {
    const account = this.entities.get(accountId)
    if (account !== undefined) this.entities.set(accountId, change(account))
  }
}

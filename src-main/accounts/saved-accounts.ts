import * as z from 'zod/mini'
import { markColour, markLabel } from '../../src-preload/contract/mark.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Notices } from '../state/notices.ts'
import type { ProfileFileOptions } from '../settings/profile-file.ts'
import { VersionedFile } from '../settings/versioned-file.ts'
import type { FileProblem, LostValues } from '../settings/versioned-file.ts'

/** `label`: only what the user has typed. */
const savedMark = z.object({ colour: markColour, label: z.optional(markLabel) })
export type SavedMark = z.infer<typeof savedMark>

/** Later is no time of a clock; see `timeAtWall`. */
const LATEST = Date.UTC(9999, 0)

const savedAccount = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(80)),
  vendor: z.string().check(z.maxLength(40)),
  label: z.string(),
  /** The vendor's settings in the clear; never a secret. */
  settings: z.record(z.string(), z.unknown()),
  preferredDeviceId: z.optional(z.string()),
  answerDeviceId: z.optional(z.string()),
  /** What is dialled to get a parked call back. */
  parkCode: z.optional(z.string().check(z.maxLength(32))),
  /** Absent in files of earlier versions. */
  mark: z.optional(savedMark),
  /** Switched off until a clock on the wall shows this, in whichever time zone; see `wallTime`. */
  offUntil: z.optional(z.number().check(z.gte(0), z.lte(LATEST)))
})
/** An account as it is kept between two starts: everything but the secret. */
export type SavedAccount = z.infer<typeof savedAccount>

/** The list of accounts in `accounts.json`, without secrets. */
export class SavedAccounts {
  readonly #file: VersionedFile<SavedAccount[]>
  readonly #notices: Notices

  constructor({ notices, ...rest }: ProfileFileOptions) {
    this.#notices = notices
    this.#file = new VersionedFile<SavedAccount[]>({
      ...rest,
      name: 'accounts',
      schema: z.array(savedAccount),
      migrations: [],
      defaults: [],
      onProblem: (problem) =>
        void notices.add(problem.kind === 'unwritable' ? 'warning' : 'error', problemText(problem)),
      onLost: (values) => tellLost(values, notices)
    })
  }

  list(): readonly SavedAccount[] {
    return this.#file.value
  }

  find(accountId: string): SavedAccount | undefined {
    return this.#file.value.find((account) => account.id === accountId)
  }

  /** Adds the account or replaces the one with the same id; keeps the order. */
  put(account: SavedAccount): void {
    const isKnown = this.find(account.id) !== undefined
    const list = this.#file.value
    this.#save(isKnown ? list.map((old) => (old.id === account.id ? account : old)) : [...list, account])
  }

  remove(accountId: string): void {
    if (this.find(accountId) === undefined) return
    this.#save(this.#file.value.filter((account) => account.id !== accountId))
  }

  #save(list: SavedAccount[]): void {
    if (!this.#file.save(list)) this.#notices.add('warning', m.file_not_saved())
  }
}

/** An account that is lost must be added again; of one that lost a detail only that is to be chosen again. */
function tellLost({ lost, before, keptAs }: LostValues, notices: Notices): void {
  const file = keptAs ?? m.file_not_kept({ file: 'accounts.json' })
  const labels = (isWhole: boolean): string[] => [
    ...new Set(lost.filter((path) => (path.length === 1) === isWhole).map(([index]) => labelOf(before, Number(index))))
  ]
  const [gone, worse] = [labels(true), labels(false)]
  if (gone.length > 0) notices.add('error', m.accounts_lost({ names: gone.join(', '), file }))
  if (worse.length > 0) notices.add('warning', m.accounts_detail_lost({ names: worse.join(', '), file }))
}

const named = z.object({
  label: z.catch(z.optional(z.string()), undefined),
  settings: z.catch(z.optional(z.object({ address: z.string() })), undefined)
})

/** What helps the user to know which account it was. */
function labelOf(accounts: unknown, index: number): string {
  const account: unknown = Array.isArray(accounts) ? accounts[index] : undefined
  const { data } = z.safeParse(named, account)
  return data?.label ?? data?.settings?.address ?? m.accounts_lost_unnamed({ position: index + 1 })
}

function problemText({ kind, keptAs }: FileProblem): string {
  if (kind === 'unwritable') return m.file_unwritable()
  const file = keptAs ?? m.file_not_kept({ file: 'accounts.json' })
  return kind === 'newer' ? m.accounts_newer({ file }) : m.accounts_damaged({ file })
}

import type { Account } from '../../../src-preload/contract/account.ts'
import type { OwnPresence, PresenceShortcut } from '../../../src-preload/contract/presence.ts'
import { canBePaused } from '../../../src-preload/contract/queue-pause.ts'
import type { Queue } from '../../../src-preload/contract/queue.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { accountName } from '../accounts/account-name.ts'
import { applyShortcut, setDnd, setPaused, setPresence, setSignedIn } from '../../state/commands.ts'
import { isLive } from '../accounts/connection.ts'
import { foldedText } from './folded-text.ts'

/** Something that is done by words typed into the field. */
export interface FieldCommand {
  readonly id: string
  readonly kind: 'presence' | 'queue'
  /** What it does. */
  readonly title: string
  /** Where, and for how long. */
  readonly detail?: string
  readonly run: () => void
}

/** What the words are about. */
export interface CommandSituation {
  readonly accounts: readonly Account[]
  readonly presence: Readonly<Record<string, OwnPresence>>
  readonly queues: readonly Queue[]
}

const MOST = 5
const MINUTE_MS = 60_000
/** The longest that is meant by minutes: a week. */
const MOST_MINUTES = 7 * 24 * 60

/** What a text asks for: "lunch", "lunch 30", "dnd", "dnd 30", "in sales", "out all", "pause support", "resume all". */
export function fieldCommands(query: string, situation: CommandSituation): readonly FieldCommand[] {
  const words = foldedText(query).trim().split(/\s+/)
  const [verb = '', ...rest] = words
  if (words.join('').length < 2) return []
  const live = { ...situation, accounts: situation.accounts.filter(isLive) }
  return [...queueCommands(verb, rest, live), ...dndCommands(verb, rest, live), ...shortcutCommands(words, live)].slice(
    0,
    MOST
  )
}

/** The words for a command, as people type them. */
const isVerb = (typed: string, verbs: string): boolean =>
  verbs.split(',').some((verb) => foldedText(verb).trim() === typed)

/** All typed words begin a word of the name. */
function fits(typed: readonly string[], name: string): boolean {
  const words = foldedText(name).split(/[^\p{L}\p{N}]+/u)
  return typed.length > 0 && typed.every((one) => words.some((word) => word.startsWith(one)))
}

interface QueueVerb {
  readonly verbs: string
  readonly can: (queue: Queue, account: Account) => boolean
  readonly one: (name: { queue: string }) => string
  readonly all: () => string
  readonly run: (queue: Queue) => unknown
}

const signs = (queue: Queue, { capabilities }: Account, on: boolean): boolean =>
  capabilities.includes('queueSignIn') && queue.signedIn === on
const pauses = (queue: Queue, { capabilities }: Account, on: boolean): boolean =>
  capabilities.includes('queuePause') && canBePaused(queue) && (queue.paused !== undefined) === on

const queueVerbs = (): readonly QueueVerb[] => [
  {
    verbs: m.command_words_in(),
    can: (queue, account) => signs(queue, account, false),
    one: m.command_log_in,
    all: m.queues_sign_in_all,
    run: ({ id }) => setSignedIn(id, true)
  },
  {
    verbs: m.command_words_out(),
    can: (queue, account) => signs(queue, account, true),
    one: m.command_log_out,
    all: m.queues_sign_out_all,
    run: ({ id }) => setSignedIn(id, false)
  },
  {
    verbs: m.command_words_pause(),
    can: (queue, account) => pauses(queue, account, false),
    one: m.command_pause,
    all: m.command_pause_all,
    run: ({ id }) => setPaused(id, true, undefined)
  },
  {
    verbs: m.command_words_resume(),
    can: (queue, account) => pauses(queue, account, true),
    one: m.command_resume,
    all: m.command_resume_all,
    run: ({ id }) => setPaused(id, false, undefined)
  }
]

function queueCommands(verb: string, rest: readonly string[], { accounts, queues }: CommandSituation) {
  const meant = queueVerbs().find(({ verbs }) => isVerb(verb, verbs))
  if (meant === undefined) return []
  const able = queues.flatMap((queue) => {
    const account = accounts.find(({ id }) => id === queue.accountId)
    return account !== undefined && meant.can(queue, account) ? [{ queue, account }] : []
  })
  if (rest.length === 1 && isVerb(rest[0] ?? '', m.command_words_all())) {
    const run = (): void => able.forEach(({ queue }) => void meant.run(queue))
    const detail = able.map(({ queue }) => queue.name).join(', ')
    return able.length === 0 ? [] : [{ id: 'all', kind: 'queue', title: meant.all(), detail, run } as const]
  }
  return able
    .filter(({ queue }) => fits(rest, queue.name))
    .map(({ queue, account }): FieldCommand => {
      const title = meant.one({ queue: queue.name })
      return { id: queue.id, kind: 'queue', title, ...where(account, accounts), run: () => void meant.run(queue) }
    })
}

/** Do not disturb, by a switch of the account where it has one, else by the shortcut that takes no calls. */
function dndCommands(verb: string, rest: readonly string[], situation: CommandSituation): readonly FieldCommand[] {
  if (!isVerb(verb, m.command_words_dnd()) || rest.length > 1) return []
  const minutes = minutesOf(rest[0])
  if (rest.length === 1 && minutes === undefined) return []
  return situation.accounts.flatMap((account): readonly FieldCommand[] => {
    if (account.capabilities.includes('dnd') && minutes === undefined) {
      const { id, dnd = false } = account
      const title = dnd ? m.command_dnd_off() : m.command_dnd_on()
      const run = (): void => void setDnd(id, !dnd)
      return [{ id: `dnd ${id}`, kind: 'presence', title, ...where(account, situation.accounts), run }]
    }
    const own = situation.presence[account.id]
    const shortcut =
      own?.shortcuts.find(({ name, available }) => !available && isVerb(foldedText(name), m.command_words_dnd())) ??
      own?.shortcuts.find(({ available, divertsTo }) => !available && divertsTo === undefined)
    return shortcut ? shortcutCommand(shortcut, minutes, account, situation) : []
  })
}

function shortcutCommands(words: readonly string[], situation: CommandSituation): readonly FieldCommand[] {
  const last = minutesOf(words.at(-1))
  const name = last === undefined ? words : words.slice(0, -1)
  return situation.accounts.flatMap((account) =>
    (situation.presence[account.id]?.shortcuts ?? [])
      .filter((shortcut) => fits(name, shortcut.name))
      .flatMap((shortcut) => shortcutCommand(shortcut, last, account, situation))
  )
}

/** With a length of its own only where the account can set one. */
function shortcutCommand(
  shortcut: PresenceShortcut,
  minutes: number | undefined,
  account: Account,
  { accounts }: CommandSituation
): readonly FieldCommand[] {
  if (minutes !== undefined && !account.capabilities.includes('presenceDetails')) return []
  const { activityId, available } = shortcut
  const length = minutes ?? (shortcut.duration === 'minutes' ? shortcut.minutes : undefined)
  const run =
    minutes === undefined
      ? (): void => void applyShortcut(account.id, shortcut.id)
      : (): void => void setPresence(account.id, { activityId, available, until: Date.now() + minutes * MINUTE_MS })
  const title =
    length === undefined
      ? m.command_presence({ name: shortcut.name })
      : m.command_presence_for({ name: shortcut.name, minutes: length })
  const id = `${account.id} ${shortcut.id} ${minutes ?? ''}`
  return [{ id, kind: 'presence', title, ...where(account, accounts), run }]
}

function minutesOf(word = ''): number | undefined {
  const minutes = /^\d{1,5}$/.test(word) ? Number(word) : 0
  return minutes >= 1 && minutes <= MOST_MINUTES ? minutes : undefined
}

const where = (account: Account, accounts: readonly Account[]): { readonly detail?: string } =>
  accounts.length > 1 ? { detail: accountName(account) } : {}

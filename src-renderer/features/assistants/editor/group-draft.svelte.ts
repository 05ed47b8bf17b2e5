import type {
  AssistantGroup,
  AssistantGroupField,
  AssistantGroupValues
} from '../../../../src-preload/contract/services/assistant-groups.ts'
import { assistantGroupFields } from '../../../../src-preload/contract/services/assistant-groups.ts'
import { ask } from '../../../state/commands.ts'
import { entriesOf, isSame, problemOf, typedOf, valuesOf, type Typed } from './group-fields.ts'

/** What is typed about a group, until it is saved or thrown away: whatever happens meanwhile, it stays. */
export class GroupDraft {
  readonly accountId: string
  /** What the user sees the group as; absent for a new one. */
  #seen = $state.raw<AssistantGroup>()
  #typed = $state.raw<Partial<Record<AssistantGroupField, Typed>>>({})
  /** Fields that somebody else has changed as well. */
  #contested = $state.raw<readonly AssistantGroupField[]>([])
  /** Fields the user has left, or all once it was to be saved. */
  #checked = $state.raw<readonly AssistantGroupField[]>([])
  #failure = $state.raw<string>()
  #isMet = $state(false)
  #isSaving = $state(false)

  constructor(accountId: string, seen: AssistantGroup | undefined) {
    this.accountId = accountId
    this.#seen = seen
  }

  get seen(): AssistantGroup | undefined {
    return this.#seen
  }

  get isDirty(): boolean {
    return this.#changed.length > 0
  }

  get isSaving(): boolean {
    return this.#isSaving
  }

  /** Why it was not saved, in words. */
  get failure(): string | undefined {
    return this.#failure
  }

  /** Somebody else has changed the group meanwhile, which the user has to look at. */
  get isMet(): boolean {
    return this.#isMet
  }

  typed(field: AssistantGroupField): Typed | undefined {
    return this.#typed[field] ?? (this.#seen && typedOf(field, this.#seen))
  }

  isChanged(field: AssistantGroupField): boolean {
    return this.#changed.includes(field)
  }

  isContested(field: AssistantGroupField): boolean {
    return this.#contested.includes(field)
  }

  problem(field: AssistantGroupField): string | undefined {
    return this.#checked.includes(field) ? this.#problems[field] : undefined
  }

  set(field: AssistantGroupField, typed: Typed): void {
    this.#typed = { ...this.#typed, [field]: typed }
  }

  check(field: AssistantGroupField): void {
    if (!this.#checked.includes(field)) this.#checked = [...this.#checked, field]
  }

  /** What others have set stands; of both values theirs. */
  takeTheirs(field: AssistantGroupField): void {
    this.#typed = without(this.#typed, [field])
    this.keepMine(field)
  }

  keepMine(field: AssistantGroupField): void {
    this.#contested = this.#contested.filter((one) => one !== field)
  }

  discard(): void {
    this.#begin(this.#seen)
  }

  /** The group as the telephone system tells it now, as long as nothing of the user's own stands against it. */
  follow(group: AssistantGroup): void {
    if (!this.isDirty && !this.#isSaving && this.#failure === undefined) this.#seen = group
  }

  /** Sends what was changed. Answers the group as it is afterwards; nothing where it was not saved, which the draft then says. */
  async save(): Promise<AssistantGroup | undefined> {
    this.#checked = assistantGroupFields
    this.#failure = undefined
    this.#isMet = false
    if (Object.keys(this.#problems).length > 0 || this.#isSaving) return undefined
    this.#isSaving = true
    const result = await (this.#seen === undefined ? this.#create() : this.#change(this.#seen))
    this.#isSaving = false
    if (!result.ok) return void (this.#isMet || (this.#failure = result.error.userMessage))
    this.#begin(result.value)
    return result.value
  }

  /**
   * Worked out anew each time: a draft outlives the page it was made in, and what Svelte derives for a page ends with it.
   */
  get #problems(): Partial<Record<AssistantGroupField, string>> {
    const wrong = entriesOf(this.#filled()).map(([field, typed]) => [field, problemOf(field, typed)] as const)
    return Object.fromEntries(wrong.filter(([, problem]) => problem !== undefined))
  }

  get #changed(): readonly AssistantGroupField[] {
    const values = valuesOf(this.#typed)
    return entriesOf(this.#typed)
      .map(([field]) => field)
      .filter((field) => !isSame(field, values, this.#seen ?? {}))
  }

  #create(): ReturnType<typeof ask<'assistantGroup.create'>> {
    const { name = '', ...values } = valuesOf(this.#typed)
    return ask('assistantGroup.create', { accountId: this.accountId, values: { ...values, name } })
  }

  async #change({ id, unknown: _unknown, ...seen }: AssistantGroup): ReturnType<typeof ask<'assistantGroup.change'>> {
    const all = valuesOf(this.#typed)
    const values = Object.fromEntries(this.#changed.map((field) => [field, all[field]])) as AssistantGroupValues // of its own fields
    const request = { accountId: this.accountId, groupId: id }
    const result = await ask('assistantGroup.change', { ...request, seen, values })
    if (result.ok || result.error.kind !== 'conflict') return result
    const fresh = await ask('assistantGroup.read', request)
    if (fresh.ok) this.#meet(fresh.value, seen)
    return result
  }

  /** The group is not as it was seen: what only others changed is as they say, what both changed the user decides. */
  #meet(fresh: AssistantGroup, seen: AssistantGroupValues): void {
    const theirs = assistantGroupFields.filter((field) => !isSame(field, fresh, seen))
    const mine = valuesOf(this.#typed)
    this.#isMet = theirs.length > 0
    this.#contested = this.#changed.filter((field) => theirs.includes(field) && !isSame(field, fresh, mine))
    this.#typed = without(
      this.#typed,
      theirs.filter((field) => !this.#contested.includes(field))
    )
    this.#seen = fresh
  }

  #begin(seen: AssistantGroup | undefined): void {
    this.#seen = seen
    this.#typed = {}
    this.#contested = []
    this.#checked = []
    this.#failure = undefined
    this.#isMet = false
  }

  /** Of a new group the name has to be there; of one that is there only what is typed is looked at. */
  #filled(): Partial<Record<AssistantGroupField, Typed>> {
    return this.#seen === undefined ? { name: '', ...this.#typed } : this.#typed
  }
}

const without = <V>(
  record: Partial<Record<AssistantGroupField, V>>,
  fields: readonly AssistantGroupField[]
): Partial<Record<AssistantGroupField, V>> =>
  Object.fromEntries(entriesOf(record).filter(([field]) => !fields.includes(field)))

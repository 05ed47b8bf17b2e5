import { fieldProblem } from '../../../src-preload/contract/settings-form.ts'
import type { FormField, FormValue, FormValues } from '../../../src-preload/contract/settings-form.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'

/** What is filled into the fields of a form, and what is wrong with it once it was to be sent. */
export class FieldValues {
  #values = $state<Record<string, FormValue>>({})
  #wrong = $state.raw<readonly string[]>([])

  /** Begins with what the fields hold at first. */
  begin(fields: readonly FormField[]): void {
    for (const { name, value } of fields) if (value !== undefined) this.#values[name] = value
  }

  set(name: string, value: FormValue): void {
    this.#values[name] = value
  }

  text(name: string): string {
    const value = this.#values[name]
    return typeof value === 'string' ? value : ''
  }

  list(name: string): readonly string[] {
    const value = this.#values[name]
    return Array.isArray(value) ? value : []
  }

  isTicked(name: string): boolean {
    return this.#values[name] === true
  }

  /** In words; nothing before it was tried to send it, and nothing once it is right. */
  problemOf(field: FormField): string | undefined {
    if (!this.#wrong.includes(field.name)) return undefined
    const { min, max } = field
    switch (fieldProblem(field, this.#values[field.name])) {
      case 'missing':
        return m.sign_in_required()
      case 'noNumber':
        return min === undefined || max === undefined
          ? m.sign_in_no_number()
          : m.sign_in_no_number_between({ min, max })
      case 'noOption':
        return m.sign_in_no_option()
      case undefined:
        return undefined
    }
  }

  /** True when they can be sent; else `problemOf` says why not. */
  check(fields: readonly FormField[]): boolean {
    const wrong = fields.filter((field) => fieldProblem(field, this.#values[field.name]) !== undefined)
    this.#wrong = wrong.map(({ name }) => name)
    return wrong.length === 0
  }

  forgetProblems(): void {
    this.#wrong = []
  }

  /** What is filled in of these fields. */
  filled(fields: readonly FormField[]): FormValues {
    return Object.fromEntries(
      fields.flatMap(({ name, kind }) => {
        const value = kind === 'list' ? this.list(name).filter((one) => one.trim() !== '') : this.#values[name]
        return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
          ? []
          : [[name, value]]
      })
    )
  }

  forget(): void {
    this.#values = {}
  }
}

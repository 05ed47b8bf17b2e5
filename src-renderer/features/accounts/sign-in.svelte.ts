import type { Account } from '../../../src-preload/contract/account.ts'
import type { CertificateProblem, TrustChoice } from '../../../src-preload/contract/certificate.ts'
import type { EndpointReport } from '../../../src-preload/contract/endpoints.ts'
import type { FormField, SignInForm, SignInInput } from '../../../src-preload/contract/settings-form.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { ask } from '../../state/commands.ts'

type Method = SignInForm['methods'][number]

const CODE = 'code'

/** One try to sign in: what was typed survives errors, other methods and the second factor, and nothing survives success. */
export class SignIn {
  readonly form: SignInForm
  readonly #again: Account | undefined
  #method = $state('')
  #codeMessage = $state.raw<string | undefined>()
  #failure = $state.raw<string | undefined>()
  #certificate = $state.raw<CertificateProblem | undefined>()
  #sending = $state(false)
  #missing = $state.raw<readonly string[]>([])

  values = $state<Record<string, string | boolean>>({})
  /** Another description of the server's interface, used from the sign-in on. */
  endpoints = $state.raw<{ readonly choiceId: string; readonly report: EndpointReport }>()

  /** Whom the user trusts beside the public authorities, from the sign-in on. */
  trust = $state.raw<TrustChoice>()

  /** @param again account to sign in to again */
  constructor(form: SignInForm, again: Account | undefined) {
    this.form = form
    this.#again = again
    this.#method = form.methods[0]?.id ?? ''
    const fields = form.methods.flatMap((method) => method.fields)
    for (const { name, ticked } of fields) if (ticked === true) this.values[name] = true
  }

  readonly method: Method | undefined = $derived.by(() => this.form.methods.find(({ id }) => id === this.#method))
  readonly fields: readonly FormField[] = $derived.by(
    () => this.method?.fields.filter(({ name }) => name !== CODE) ?? []
  )
  /** The second factor, once the telephone system has asked for it. */
  readonly codeField: FormField | undefined = $derived.by(() =>
    this.#codeMessage === undefined ? undefined : (this.method?.fields.find(({ name }) => name === CODE) ?? plainCode())
  )

  get methodId(): string {
    return this.#method
  }

  set methodId(id: string) {
    this.#method = id
    this.#codeMessage = undefined
    this.#failure = undefined
    this.#missing = []
  }

  get codeMessage(): string | undefined {
    return this.#codeMessage
  }

  get failure(): string | undefined {
    return this.#failure
  }

  /** There where the server's certificate was refused. */
  get certificate(): CertificateProblem | undefined {
    return this.#failure === undefined ? undefined : this.#certificate
  }

  get sending(): boolean {
    return this.#sending
  }

  text(name: string): string {
    const value = this.values[name]
    return typeof value === 'string' ? value : ''
  }

  problemOf(field: FormField): string | undefined {
    return this.#missing.includes(field.name) && this.text(field.name).trim() === '' ? m.sign_in_required() : undefined
  }

  /** Back from the second factor to what was typed before. */
  back(): void {
    this.#codeMessage = undefined
    this.#failure = undefined
    this.values[CODE] = ''
  }

  forget(): void {
    this.values = {}
  }

  /** The account that is signed in now; undefined when more is needed. */
  async submit(): Promise<string | undefined> {
    if (this.#sending || !this.#isComplete()) return undefined
    this.#sending = true
    this.#failure = undefined
    const result = await ask('account.signIn', this.#input())
    this.#sending = false
    if (!result.ok) {
      this.#failure = result.error.userMessage
      this.#certificate = result.error.certificate
      return undefined
    }
    if (result.value.status === 'secondFactor') {
      this.#codeMessage = result.value.message
      return undefined
    }
    this.forget()
    return result.value.accountId
  }

  #isComplete(): boolean {
    const wanted = [...this.fields.filter(({ required }) => required), ...(this.codeField ? [this.codeField] : [])]
    const missing = wanted.filter(({ name, kind }) => kind !== 'checkbox' && this.text(name).trim() === '')
    this.#missing = missing.map(({ name }) => name)
    return missing.length === 0
  }

  #input(): SignInInput {
    const names = [...this.fields, ...(this.codeField ? [this.codeField] : [])].map(({ name }) => name)
    const filled = names.flatMap((name) => {
      const value = this.values[name]
      return value === undefined || value === '' ? [] : [[name, value] as const]
    })
    return {
      vendor: this.form.vendor,
      method: this.#method,
      values: Object.fromEntries(filled),
      ...(this.endpoints ? { endpointChoiceId: this.endpoints.choiceId } : {}),
      ...(this.trust ? { trustChoiceId: this.trust.choiceId } : {}),
      ...(this.#again ? { accountId: this.#again.id } : {})
    }
  }
}

const plainCode = (): FormField => ({ name: CODE, label: m.sign_in_code(), kind: 'code', required: true })

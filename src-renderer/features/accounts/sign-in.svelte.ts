import type { Account } from '../../../src-preload/contract/account.ts'
import type { CertificateProblem, TrustChoice } from '../../../src-preload/contract/certificate.ts'
import type { EndpointReport } from '../../../src-preload/contract/endpoints.ts'
import type { FormField, SignInForm, SignInInput } from '../../../src-preload/contract/settings-form.ts'
import { ask } from '../../state/commands.ts'
import { FieldValues } from './field-values.svelte.ts'

type Method = SignInForm['methods'][number]

/** What was asked for after the form itself; without fields it is only to be confirmed. */
interface Round {
  readonly message: string
  readonly fields: readonly FormField[]
}

/** One try to sign in: what was typed survives errors, other methods and what more is asked for, and nothing survives success. */
export class SignIn {
  readonly form: SignInForm
  readonly typed = new FieldValues()
  readonly #again: Account | undefined
  #method = $state('')
  #rounds = $state.raw<readonly Round[]>([])
  #failure = $state.raw<string | undefined>()
  #certificate = $state.raw<CertificateProblem | undefined>()
  #sending = $state(false)

  /** Another description of the server's interface, used from the sign-in on. */
  endpoints = $state.raw<{ readonly choiceId: string; readonly report: EndpointReport }>()

  /** Whom the user trusts beside the public authorities, from the sign-in on. */
  trust = $state.raw<TrustChoice>()

  /** @param again account to sign in to again */
  constructor(form: SignInForm, again: Account | undefined) {
    this.form = form
    this.#again = again
    this.#method = form.methods[0]?.id ?? ''
    this.typed.begin(form.methods.flatMap((method) => method.fields))
  }

  readonly method: Method | undefined = $derived.by(() => this.form.methods.find(({ id }) => id === this.#method))
  readonly fields: readonly FormField[] = $derived.by(() => this.method?.fields ?? [])
  /** What more the telephone system asks for now. */
  readonly round: Round | undefined = $derived.by(() => this.#rounds.at(-1))
  /** What it asked for before that, and has. */
  readonly answered: readonly FormField[] = $derived.by(() => this.#rounds.slice(0, -1).flatMap(({ fields }) => fields))

  get methodId(): string {
    return this.#method
  }

  set methodId(id: string) {
    this.#method = id
    this.#rounds = []
    this.#failure = undefined
    this.typed.forgetProblems()
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

  /** Back to what was asked for before, with what was typed there. */
  back(): void {
    for (const { name, kind } of this.round?.fields ?? []) if (kind === 'code') this.typed.set(name, '')
    this.#rounds = this.#rounds.slice(0, -1)
    this.#failure = undefined
    this.typed.forgetProblems()
  }

  forget(): void {
    this.typed.forget()
  }

  /** The account that is signed in now; undefined when more is needed. */
  async submit(): Promise<string | undefined> {
    if (this.#sending || !this.typed.check(this.#allFields())) return undefined
    this.#sending = true
    this.#failure = undefined
    const result = await ask('account.signIn', this.#input())
    this.#sending = false
    if (!result.ok) {
      this.#failure = result.error.userMessage
      this.#certificate = result.error.certificate
      return undefined
    }
    if (result.value.status !== 'signedIn') {
      this.#askFor(result.value.message, result.value.status === 'more' ? result.value.fields : [])
      return undefined
    }
    this.forget()
    return result.value.accountId
  }

  /** What is asked for once more is asked for in its last place. */
  #askFor(message: string, fields: readonly FormField[]): void {
    const isAskedNow = ({ name }: FormField): boolean => fields.some((field) => field.name === name)
    const before = this.#rounds
      .map((round) => ({ ...round, fields: round.fields.filter((field) => !isAskedNow(field)) }))
      .filter((round) => round.fields.length > 0)
    this.#rounds = [...before, { message, fields }]
    this.typed.begin(fields)
  }

  #allFields(): readonly FormField[] {
    return [...this.fields, ...this.#rounds.flatMap(({ fields }) => fields)]
  }

  #input(): SignInInput {
    return {
      vendor: this.form.vendor,
      method: this.#method,
      values: this.typed.filled(this.#allFields()),
      ...(this.round?.fields.length === 0 ? { confirmed: true } : {}),
      ...(this.endpoints ? { endpointChoiceId: this.endpoints.choiceId } : {}),
      ...(this.trust ? { trustChoiceId: this.trust.choiceId } : {}),
      ...(this.#again ? { accountId: this.#again.id } : {})
    }
  }
}
